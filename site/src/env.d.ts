/// <reference types="astro/client" />

declare namespace App {
  interface Locals {
    /** The only way to content and to the clock; the publisher and the server give one per page. */
    read: import('../reader.ts').Reader
    /** Set when a page threw and the error page answers for it: what was thrown. */
    problem?: unknown
  }
}
