import type { MiddlewareHandler } from 'astro'

/** Hands a page's own error to whoever asked for the page; Astro alone would only say 500. */
export const onRequest: MiddlewareHandler = async (context, next) => {
  try {
    return await next()
  } catch (error) {
    context.locals.problem = error
    throw error
  }
}
