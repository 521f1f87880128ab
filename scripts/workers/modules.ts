// What a built Worker consists of.
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** How one module names another of the same folder: imported at once or when it is needed, or compiled. */
const named = /["']\.\/([\w-]+\.(?:js|wasm))["']/g

/**
 * The files of a Worker: its own module first, then all that are named by it and by those in turn. Other
 * files beside them are not its own.
 *
 * @param main path of its own module
 * @param options `atStart`: without those that it only loads when they are needed
 */
export function modulesOf(main: string, { atStart = false }: { readonly atStart?: boolean } = {}): string[] {
  const found = new Set([main])
  for (const path of found) {
    if (path.endsWith('.wasm')) continue
    const text = readFileSync(path, 'utf8')
    for (const [, name = ''] of (atStart ? text.replaceAll(/\bimport\(["'][^"']*["']\)/g, '') : text).matchAll(named)) {
      const other = join(dirname(main), name)
      if (existsSync(other)) found.add(other)
    }
  }
  return [...found]
}

/**
 * Removes what was built beside `whole.js` and nothing loads: esbuild also writes what was imported by code
 * that it left out. `wrangler deploy` by itself would upload it.
 *
 * @param folder where it was built
 */
export function removeUnloaded(folder: string): void {
  const loaded = new Set(modulesOf(join(folder, 'whole.js')))
  for (const name of readdirSync(folder))
    if (/^whole.*\.js$/.test(name) && !loaded.has(join(folder, name))) rmSync(join(folder, name))
}
