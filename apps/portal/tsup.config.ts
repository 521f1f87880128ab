import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { defineConfig, type Options } from 'tsup'
import { loaded, removeUnloaded } from '../../tsup.shared.ts'

/** Where to build; tests build elsewhere, so that a running server keeps its files. */
const outDir = process.env['OUT_DIR'] ?? 'dist'

const shared: Options = {
  outDir,
  format: 'esm',
  bundle: true,
  removeNodeProtocol: false,
  splitting: false,
  clean: false,
  dts: false,
  silent: true,
}

const onWorkers: Options = {
  ...shared,
  platform: 'browser',
  target: 'es2024',
  minify: true,
  noExternal: [/^(?!node:|cloudflare:)/],
  external: [/^node:/, /^cloudflare:/],
  loader: { '.wasm': 'copy' },
  esbuildOptions: (esbuild) => {
    esbuild.conditions = ['laissez-passer:source', 'workerd', 'worker', 'module', 'browser', 'import']
    esbuild.assetNames = '[name]'
    esbuild.chunkNames = 'whole-[hash]'
  },
}

/** Removes what was built before; what is for the browser, beside it, is Vite's. */
async function clean(): Promise<void> {
  for (const name of await readdir(outDir).catch(() => []))
    if (name !== 'web') await rm(join(outDir, name), { recursive: true })
}

export default defineConfig(async () => {
  await clean()
  return [
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
      esbuildOptions: (esbuild) => {
        // V8 keeps a module's text for as long as it runs: no blanks then; names stay, for the log's frames.
        esbuild.minifyWhitespace = true
        esbuild.minifySyntax = true
      },
    },
    // Pages and files are answered by a module by itself, which loads the whole when it is needed.
    { ...onWorkers, entry: { worker: 'src/worker.ts' }, esbuildPlugins: [loaded('whole')] },
    {
      ...onWorkers,
      entry: { whole: 'src/worker/whole.ts' },
      splitting: true,
      onSuccess: async () => removeUnloaded(outDir),
    },
  ]
})
