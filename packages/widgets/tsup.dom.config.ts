import { readdirSync } from 'node:fs'
import { defineConfig } from 'tsup'

/**
 * The small scripts of server-rendered pages: each a standalone, minified module that a server hands out as
 * it is.
 */
export default defineConfig({
  entry: readdirSync('src/dom').map((file) => `src/dom/${file}`),
  outDir: 'dist/dom',
  format: 'esm',
  platform: 'browser',
  target: 'es2022',
  bundle: true,
  splitting: false,
  minify: true,
  noExternal: [/^@laissez-passer\//],
  dts: false,
  silent: true,
  esbuildOptions(options) {
    options.conditions = ['laissez-passer:source']
    options.charset = 'utf8'
  },
})
