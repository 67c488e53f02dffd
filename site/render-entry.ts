import { createApp } from 'astro/app/entrypoint'

/** The built site as a function from Request to Response; `locals.read` is a `Reader`. */
export const app = createApp({ streaming: false })
