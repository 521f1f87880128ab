import { defineConfig } from 'tsup'

/**
 * The server as one file; the typesetting engine and its fonts are found in node_modules when they are first
 * needed.
 */
export default defineConfig({
  entry: { node: 'src/node.ts', operator: 'src/operator.ts' },
  format: 'esm',
  platform: 'node',
  target: 'node22',
  bundle: true,
  // What is native stays outside, and is found when it is first needed.
  noExternal: [/^(?!@node-rs\/)/],
  removeNodeProtocol: false,
  splitting: false,
  clean: false, // dist/web is beside it
  dts: false,
  silent: true,
  // Bundled CommonJS asks for Node's modules by `require`.
  banner: {
    js: "import { createRequire as lpCreateRequire } from 'node:module'; const require = lpCreateRequire(import.meta.url);",
  },
})
