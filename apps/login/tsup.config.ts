import { rm } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { defineConfig, type Options } from 'tsup'
import { asText } from './build/as-text.ts'
import { writeAssets } from './build/assets.ts'
import { lazily } from './build/lazily.ts'
import { loaded, removeUnloaded } from '../../tsup.shared.ts'
import { nodesOwn } from './build/nodes-own.ts'

const plugins = [
  lazily({
    qr: ['encodeQR'],
    'libphonenumber-js/mobile': ['isSupportedCountry', 'parsePhoneNumberFromString'],
    tldts: ['parse'],
    // Tables of curves and a lexer, for PINs of phones and for sentences with parameters.
    '/oprf.ts': ['blindPin', 'evaluateBlinded', 'finalizePin', 'isBlinded', 'newOprfKey', 'outputOf'],
    '@messageformat/parser': ['parse'],
    'react-dom/server': ['renderToStaticMarkup'],
  }),
  asText(/messages[/\\]\w+\.json$|libphonenumber-js[/\\]metadata\.\w+\.json\.js$/),
]

/** Our packages are bundled from source; what is native stays outside, and wrangler, which only D1 needs. */
const shared: Options = {
  format: 'esm',
  target: 'es2024',
  bundle: true,
  splitting: false,
  clean: false,
  dts: false,
  silent: true,
  removeNodeProtocol: false,
  noExternal: [/^(?!@node-rs\/|wrangler$|cloudflare:)/],
  esbuildPlugins: plugins,
}

/**
 * Pages are rendered by `renderToStaticMarkup` alone, one of the two halves of react-dom/server: the other
 * one streams.
 */
const alias = {
  'react-dom/server': fileURLToPath(
    new URL(
      '../../packages/pages/node_modules/react-dom/cjs/react-dom-server-legacy.browser.production.js',
      import.meta.url,
    ),
  ),
}

const onWorkers: Options = {
  ...shared,
  platform: 'browser',
  minify: true,
  external: [/^node:/, /^cloudflare:/],
  loader: { '.wasm': 'copy' },
  esbuildOptions: (esbuild) => {
    esbuild.alias = alias
    esbuild.conditions = ['laissez-passer:source', 'workerd', 'worker', 'edge-light', 'module', 'browser', 'import']
    esbuild.assetNames = '[name]'
    esbuild.chunkNames = 'whole-[hash]'
  },
}

/** Where to build; tests build elsewhere, so that a running server keeps its files. */
const outDir = process.env['OUT_DIR'] ?? 'dist'

export default defineConfig(async () => {
  await rm(outDir, { recursive: true, force: true })
  const define = {
    __ASSETS_VERSION__: JSON.stringify(await writeAssets(`${outDir}/public`)),
    'process.env.NODE_ENV': '"production"',
  }
  return [
    {
      ...shared,
      outDir,
      entry: { node: 'src/node.ts', cli: 'src/cli/main.ts' },
      platform: 'node',
      // What a start doesn't need lies in files of its own, loaded when it is needed.
      splitting: true,
      sourcemap: true,
      define,
      // Bundled CommonJS asks for Node's modules by `require`.
      banner: {
        js: "import { createRequire as lpCreateRequire } from 'node:module'; const require = lpCreateRequire(import.meta.url);",
      },
      esbuildOptions: (esbuild) => {
        esbuild.alias = alias
        esbuild.conditions = ['laissez-passer:source', 'node', 'module']
        // V8 keeps a module's text for as long as it runs: no blanks then; names stay, for the log's frames.
        esbuild.minifyWhitespace = true
        esbuild.minifySyntax = true
      },
    },
    // What answers first is a module by itself, which loads the whole when it is needed.
    { ...onWorkers, outDir, define, entry: { worker: 'src/worker.ts' }, esbuildPlugins: [loaded('whole'), ...plugins] },
    {
      ...onWorkers,
      outDir,
      define,
      entry: { whole: 'src/whole.ts' },
      splitting: true,
      onSuccess: async () => removeUnloaded(outDir),
      // Found on the way through what judges SAML's options, and left out again with it.
      esbuildPlugins: [nodesOwn, ...plugins],
    },
    {
      ...shared,
      outDir,
      entry: { saml: 'src/saml.ts' },
      platform: 'browser',
      minify: true,
      define,
      external: [/^node:/, /^cloudflare:/],
      // Its libraries are CommonJS, and ask for Node's modules by `require`, without saying that they are
      // Node's.
      banner: {
        js: "import { createRequire as lpCreateRequire } from 'node:module'; const require = lpCreateRequire('/');",
      },
      esbuildPlugins: [nodesOwn],
      esbuildOptions: (esbuild) => {
        esbuild.conditions = ['laissez-passer:source', 'workerd', 'worker', 'edge-light', 'module', 'browser', 'import']
      },
    },
  ]
})
