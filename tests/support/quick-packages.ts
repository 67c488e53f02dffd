import { type ResolveFnOutput, registerHooks } from 'node:module'

/** Packages all of whose modules are ES modules. */
const packages = /\/node_modules\/(?:drizzle-orm|payload|@payloadcms\/[\w-]+)\//
/** Up to the folder of a module's own package, or of this project. */
const packageOf =
  /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+\/|^.*?\/(?=(?:cms|site|shared|scripts|tests)\/)/
const found = new Map<string, ResolveFnOutput>()

/**
 * Node parses all `exports` of a package again for each of its modules, and those of drizzle-orm are
 * 170 kB: a third of the time that the CMS takes to load. What one of these modules imports from
 * beside itself need not be looked up, and what a package imports by name only once.
 */
registerHooks({
  resolve(specifier, context, next) {
    const { parentURL = '', conditions } = context
    if (!conditions.includes('import')) return next(specifier, context)
    if (specifier.startsWith('.')) {
      if (!specifier.endsWith('.js') || !packages.test(parentURL)) return next(specifier, context)
      return { url: new URL(specifier, parentURL).href, format: 'module', shortCircuit: true }
    }
    const importer = packageOf.exec(parentURL)?.[0]
    if (!importer) return next(specifier, context)
    const key = `${importer} ${specifier}`
    const known = found.get(key) ?? next(specifier, context)
    found.set(key, known)
    return { ...known, shortCircuit: true }
  },
})
