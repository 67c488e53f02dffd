import node, { getAdapter } from '@astrojs/node'
import { defineConfig, passthroughImageService } from 'astro/config'

/** The node adapter with an entry of our own, which exports the app and listens nowhere. */
const adapter = node({ mode: 'middleware' })
adapter.hooks['astro:config:done'] = ({ setAdapter }) =>
  setAdapter({
    ...getAdapter({ staticHeaders: false }),
    serverEntrypoint: new URL('./render-entry.ts', import.meta.url),
  })

/**
 * Every page is rendered on demand; `site/publisher` asks the built app for each one and writes the
 * file.
 * `SITE_BUILD` names the output folder, an absolute path.
 */
export default defineConfig({
  root: import.meta.dirname,
  srcDir: './src',
  publicDir: './public',
  outDir: process.env.SITE_BUILD ?? './dist',
  cacheDir: '../node_modules/.astro',
  output: 'server',
  adapter,
  trailingSlash: 'always',
  session: false,
  compressHTML: true,
  devToolbar: { enabled: false },
  build: { format: 'directory', assets: 'tinh', inlineStylesheets: 'never' },
  // Only our own code asks for pages; forms arrive at Express, which checks origins itself.
  security: { checkOrigin: false },
  image: { service: passthroughImageService() },
  // Everything is bundled, so that the built site can stand in any data folder.
  // The script of the form is a file: no page may carry code of its own.
  vite: {
    ssr: { noExternal: true },
    build: { assetsInlineLimit: (name) => (name.endsWith('.js') ? false : undefined) },
  },
})
