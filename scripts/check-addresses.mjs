// Where a provider's addresses stand: in one book, packages/core/src/addresses, so that a provider can lie
// under another base (docs/decisions/0021-one-module-knows-all-paths.md). `node scripts/check-addresses.mjs`
// prints every address written elsewhere.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { sources, table } from './check-imports.mjs'

/**
 * The book itself; what stores are given to keep, whatever it says; and those to whom EU Login is somebody
 * else: Demoland, relying parties, and an example that has what an outsider has.
 */
const free = [
  /^packages\/core\/src\/addresses\//,
  /^packages\/store-sql\/src\/(contract\/|.*\.contract\.ts$)/,
  /^apps\/demo-country\/src\/settings\.ts$/,
  /^apps\/headless\/src\//,
  /^packages\/relying-party\/src\/addresses\.ts$/,
]

/**
 * The default base as the start of a path: at the start of a text, after what a template fills in, or in an
 * expression.
 */
const written = /["'`}]\/cas(?=["'`/?#])|\\\/cas\b/

/** The lines of a source that write an address under the default base, as numbers from 1; comments may. */
export function addressesIn(source) {
  const code = source.replace(/(?<=^|\s)\/\*[\s\S]*?\*\//gm, (comment) => comment.replace(/[^\n]/g, ' '))
  return code.split('\n').flatMap((line, index) => (written.test(line.replace(/^\s*\/\/.*/, '')) ? [index + 1] : []))
}

/** Every such line below a root: `file:line`. */
export function misplaced(root) {
  const found = []
  for (const home of Object.keys(table))
    for (const folder of ['src', 'build'])
      for (const file of sources(root, `${home}/${folder}`))
        if (!free.some((pattern) => pattern.test(file)))
          for (const line of addressesIn(readFileSync(join(root, file), 'utf8'))) found.push(`${file}:${line}`)
  return found
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const found = misplaced(fileURLToPath(new URL('../', import.meta.url)))
  for (const place of found) console.error(`${place}: an address stands in core/addresses and nowhere else`)
  process.exitCode = found.length > 0 ? 1 : 0
}
