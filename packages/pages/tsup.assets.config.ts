import { defineConfig } from 'tsup'
import { definedFiles } from './build/files.ts'

/** `./assets`: what pages load, inside a module. After the style sheet. */
export default defineConfig(async () => ({
  entry: ['src/assets.ts'],
  format: 'esm',
  platform: 'neutral',
  target: 'es2024',
  silent: true,
  define: await definedFiles(),
  esbuildOptions(options) {
    options.charset = 'utf8'
  },
}))
