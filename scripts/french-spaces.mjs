// French spaces by one rule, over every fr.json (docs/src/content/docs/words.md): U+202F before ; ! ?, U+00A0
// before : » %, after « and between a number and its noun. `--write` puts them in; check-catalogues.mjs asks.
import { globSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './install.mjs'

const narrow = '\u202f'
const wide = '\u00a0'

/** A message with the spaces that French typography wants; one that has them comes back as it is. */
export function spaced(message) {
  return message
    .replace(/(?<=[\p{L}\p{N}»)}…%])[ \u00a0\u202f]*([;!?])(?=[\s»)<}]|$)/gu, `${narrow}$1`)
    .replace(/(?<=[\p{L}\p{N}»)}…>]) *[\u00a0\u202f]* *:(?=[\s<)}]|$)/gu, `${wide}:`)
    .replace(/«[ \u00a0\u202f]*/gu, `«${wide}`)
    .replace(/[ \u00a0\u202f]*»/gu, `${wide}»`)
    .replace(/(?<=[\p{N}#}])[ \u00a0\u202f]*%/gu, `${wide}%`)
    .replace(/(?<![\p{L}\p{N}.,-])(\p{N}+|#)[ \u202f](?=\p{L})/gu, `$1${wide}`)
}

/** Every French catalogue of the packages and apps. */
export const frenchCatalogues = () =>
  globSync('{packages,apps}/*/{messages,src/**/messages}/fr.json', { cwd: root }).filter(
    (path) => !path.includes('node_modules'),
  )

if (import.meta.filename === process.argv[1] && process.argv.includes('--write')) {
  for (const path of frenchCatalogues()) {
    const words = JSON.parse(readFileSync(join(root, path), 'utf8'))
    for (const [key, message] of Object.entries(words)) words[key] = spaced(message)
    writeFileSync(join(root, path), `${JSON.stringify(words, null, 2)}\n`)
  }
}
