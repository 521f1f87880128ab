import { defineConfig } from 'tsup'

/** The server as one file: everything it needs is in it. */
export default defineConfig({
  entry: { node: 'src/node.ts' },
  format: 'esm',
  platform: 'node',
  target: 'node22',
  bundle: true,
  noExternal: [/.*/],
  splitting: false,
  clean: false, // dist/web is beside it
  dts: false,
  silent: true,
})
