import { registerHooks } from 'node:module'

/** Packages all of whose modules are ES modules. */
const packages = /\/node_modules\/(?:drizzle-orm|payload|@payloadcms\/[\w-]+)\//

/**
 * Node parses all `exports` of a package again for each of its modules, and those of drizzle-orm are
 * 170 kB: a third of the time that the CMS takes to load. What one of these modules imports from
 * beside itself need not be looked up.
 */
registerHooks({
  resolve(specifier, context, next) {
    const { parentURL = '', conditions } = context
    const beside = specifier.startsWith('.') && specifier.endsWith('.js')
    if (!beside || !conditions.includes('import') || !packages.test(parentURL))
      return next(specifier, context)
    return { url: new URL(specifier, parentURL).href, format: 'module', shortCircuit: true }
  },
})
