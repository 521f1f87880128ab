import { defineConfig } from 'tsup'

/** Where to build; tests build elsewhere, so that a running server keeps its files. */
const outDir = process.env['OUT_DIR'] ?? 'dist'

export default defineConfig({
  entry: { node: 'src/node.ts' },
  outDir,
  format: 'esm',
  platform: 'node',
  target: 'es2024',
  clean: true,
  dts: false,
  silent: true,
  sourcemap: true,
})
