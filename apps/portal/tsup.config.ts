import { defineConfig, type Options } from 'tsup'

const shared: Options = {
  format: 'esm',
  bundle: true,
  removeNodeProtocol: false,
  splitting: false,
  clean: false, // dist/web is beside it
  dts: false,
  silent: true,
}

export default defineConfig([
  // The entries look which Node this is before they load the rest; the typesetting engine and its fonts are
  // found in node_modules when they are first needed.
  {
    ...shared,
    entry: { node: 'src/node.ts', operator: 'src/operator.ts' },
    platform: 'node',
    splitting: true,
    target: 'node22',
    // What is native stays outside, and wrangler, which only D1 needs: found when they are first needed.
    noExternal: [/^(?!@node-rs\/|wrangler$)/],
    external: ['wrangler'],
    // Bundled CommonJS asks for Node's modules by `require`.
    banner: {
      js: "import { createRequire as lpCreateRequire } from 'node:module'; const require = lpCreateRequire(import.meta.url);",
    },
  },
  {
    ...shared,
    entry: { worker: 'src/worker.ts', front: 'src/front.ts' },
    platform: 'browser',
    target: 'es2024',
    minify: true,
    noExternal: [/^(?!node:|cloudflare:)/],
    external: [/^node:/, /^cloudflare:/],
    loader: { '.wasm': 'copy' },
    esbuildOptions: (esbuild) => {
      esbuild.conditions = ['laissez-passer:source', 'workerd', 'worker', 'module', 'browser', 'import']
      esbuild.assetNames = '[name]'
    },
  },
])
