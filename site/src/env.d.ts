/// <reference types="astro/client" />

declare namespace App {
  interface Locals {
    /** The only way to content and to the clock; the publisher and the server give one per page. */
    read: import('../reader.ts').Reader
    /** Under `/gop-y-du-thao/{slug}/gui/`: the form, blank or as it came back. */
    form?: import('../intake/page.ts').FormPage
    /** Under `/bien-nhan/`: what the journal knows. */
    receipt?: import('../intake/page.ts').ReceiptPage
    /** Set when a page threw and the error page answers for it: what was thrown. */
    problem?: unknown
  }
}
