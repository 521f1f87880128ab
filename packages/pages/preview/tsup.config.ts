import { defineConfig } from 'tsup'

/** Bundles the preview from source, so that it needs no build of the packages. */
export default defineConfig({
  entry: ['preview/write.ts'],
  outDir: 'node_modules/.preview',
  format: 'esm',
  platform: 'node',
  target: 'es2024',
  silent: true,
  noExternal: [/^@laissez-passer\//],
  esbuildOptions(esbuild) {
    esbuild.conditions = ['laissez-passer:source']
    esbuild.jsx = 'automatic'
  },
})
