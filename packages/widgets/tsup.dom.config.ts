import { readdirSync } from 'node:fs'
import { defineConfig } from 'tsup'

/**
 * The small scripts of server-rendered pages, minified; what several have in common lies in chunks beside
 * them, which a page loads once.
 */
export default defineConfig({
  entry: readdirSync('src/dom').map((file) => `src/dom/${file}`),
  outDir: 'dist/dom',
  clean: true,
  format: 'esm',
  platform: 'browser',
  target: 'es2022',
  bundle: true,
  splitting: true,
  minify: true,
  noExternal: [/^@laissez-passer\//],
  dts: false,
  silent: true,
  esbuildOptions(options) {
    options.conditions = ['laissez-passer:source']
    options.charset = 'utf8'
  },
})
