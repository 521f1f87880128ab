import { defineConfig } from 'tsup'

/** The layered style sheets as the one file that is served; its pictures are served beside it. */
export default defineConfig({
  entry: ['src/login.css'],
  format: 'esm',
  target: 'esnext',
  silent: true,
  esbuildOptions(options) {
    options.external = ['*.svg']
    options.charset = 'utf8'
  },
})
