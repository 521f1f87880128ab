import { defineConfig, type Options } from 'tsup'

/** The server as one file: everything it needs is in it. */
const server: Options = {
  format: 'esm',
  bundle: true,
  noExternal: [/.*/],
  splitting: false,
  clean: false, // dist/web is beside it
  dts: false,
  silent: true,
}

export default defineConfig([
  {
    ...server,
    entry: { node: 'src/node.ts' },
    platform: 'node',
    target: 'node22',
    esbuildOptions: (esbuild) => {
      esbuild.conditions = ['laissez-passer:source', 'node', 'module', 'import']
    },
  },
  {
    ...server,
    entry: { worker: 'src/worker.ts' },
    platform: 'browser',
    target: 'es2024',
    minify: true,
    esbuildOptions: (esbuild) => {
      esbuild.conditions = ['workerd', 'worker', 'module', 'browser', 'import']
    },
  },
])
