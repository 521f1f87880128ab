import { defineConfig } from 'tsup'

export default defineConfig({
  entry: ['src/languages.ts', 'src/negotiate.ts', 'src/translator.ts', 'src/format.ts', 'src/check.ts'],
  format: 'esm',
  target: 'es2024',
  bundle: true,
  splitting: true,
  dts: false,
  clean: true,
})
