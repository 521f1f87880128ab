import { copyFile, mkdir, readFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { defineConfig, type Options } from 'tsup'

export { removeUnloaded } from './scripts/workers/modules.ts'

type Exports = Record<string, string | Record<string, string>>

/**
 * How a library is built: one entry for each public subpath, read from the `laissez-passer:source` values of the
 * package's own `exports`, so that the list is written once. Style sheets are copied. Types come from `tsc`.
 */
export function library(options: Options = {}): ReturnType<typeof defineConfig> {
  return defineConfig(async () => {
    const { exports = {} }: { exports?: Exports } = JSON.parse(await readFile('package.json', 'utf8'))
    const entries = Object.entries(exports).flatMap(([subpath, target]) =>
      typeof target === 'string' || !target['laissez-passer:source']
        ? []
        : [{ subpath, source: target['laissez-passer:source'], built: target.default ?? '' }],
    )
    const scripts = entries.filter(({ source }) => /\.tsx?$/.test(source))
    const copies = entries.filter(({ source, built }) => source.startsWith('./src/') && built.endsWith('.css'))
    return {
      entry: Object.fromEntries(
        scripts.map(({ built, source }) => [built.replace(/^\.\/dist\//, '').replace(/\.js$/, ''), source]),
      ),
      format: 'esm',
      platform: 'neutral',
      target: 'es2024',
      bundle: true,
      splitting: true,
      sourcemap: true,
      clean: true,
      dts: false,
      silent: true,
      removeNodeProtocol: false,
      external: [/^node:/, /^cloudflare:/],
      esbuildOptions(esbuild) {
        esbuild.charset = 'utf8'
      },
      async onSuccess() {
        for (const { source, built } of copies) {
          await mkdir(dirname(built), { recursive: true })
          await copyFile(source, built)
        }
      },
      ...options,
    }
  })
}

/**
 * Leaves the source file of a name out of a bundle, which then loads the bundle of that name beside it.
 *
 * @param name without its ending
 */
export function loaded(name: string): NonNullable<Options['esbuildPlugins']>[number] {
  return {
    name: `loaded ${name}`,
    setup(build) {
      build.onResolve({ filter: new RegExp(`/${name}\\.ts$`) }, () => ({ path: `./${name}.js`, external: true }))
    },
  }
}
