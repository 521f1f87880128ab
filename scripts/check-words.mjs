// One concept, one name: finds the words that docs/src/content/docs/glossary.md retires, in file names, code
// and pages. `node scripts/check-words.mjs` prints each; scripts/test/check-words.test.mjs shows that it
// catches them.
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { languagesOf, owners, read } from './catalogues.mjs'
import { root } from './install.mjs'
import { unsaidIn } from './unsaid.mjs'

const glossary = 'docs/src/content/docs/glossary.md'
/** Changelogs and decisions tell what was; migrations and their table names stay as they were released. */
const past =
  /^docs\/src\/content\/docs\/glossary\.md$|^docs\/decisions\/|CHANGELOG|docs\/changelog\.md$|\/(migrations|releases|reference|decisions)\//
/** Tables keep the names under which they are stored. */
const stored = /'codeChallenges'/g

/** The retired words of the glossary's tables, as they stand there: `old-word`. */
export function retiredWords(markdown) {
  return [...markdown.matchAll(/^\|.*\|([^|]*)\|$/gm)].flatMap(([, last]) =>
    [...last.matchAll(/`([a-z-]+)`/g)].map(([, word]) => word),
  )
}

/**
 * Finds a retired word in any of its forms: oldWord, OldWord, old-word and, where people read it as a term,
 * old word.
 */
export function patternOf(word, { isProse = false } = {}) {
  const parts = word.split('-')
  const pascal = parts.map((part) => part[0].toUpperCase() + part.slice(1)).join('')
  const camel = pascal[0].toLowerCase() + pascal.slice(1)
  return new RegExp(
    `(?<![a-z])${camel}(?![a-z])|${pascal}(?![a-z])|(?<![\\w-])${parts.join(isProse ? '[- ]' : '-')}(?![\\w-])`,
  )
}

/** What a file says that is retired. */
export function retiredIn(words, { path, text }) {
  if (past.test(path)) return []
  const said = `${path}\n${text.replaceAll(stored, '')}`
  return words.filter((word) => patternOf(word, { isProse: /\.mdx?$/.test(path) }).test(said))
}

if (import.meta.filename === process.argv[1]) {
  const words = retiredWords(readFileSync(join(root, glossary), 'utf8'))
  if (words.length === 0) throw new Error(`${glossary} retires nothing: its tables are read wrongly`)
  const files = globSync('{*.md,{packages,apps,docs,e2e,bench,scripts}/**/*.{ts,tsx,mjs,css,md,mdx}}', {
    cwd: root,
    exclude: (name) => /(^|\/)(node_modules|dist|\.[\w-]+)(\/|$)/.test(name),
  })
  for (const path of files) {
    if (path.startsWith('scripts/test/check-words')) continue
    for (const word of retiredIn(words, { path, text: readFileSync(join(root, path), 'utf8') })) {
      console.log(`${path}: “${word}” is retired; the glossary has the word for it`)
      process.exitCode = 1
    }
  }
  for (const folder of owners().flatMap(({ folders }) => folders))
    for (const language of languagesOf(folder))
      for (const [key, message] of Object.entries(read(folder, language)))
        for (const { word, say } of unsaidIn(message, { key, language })) {
          console.log(`${folder}/${language}.json "${key}": “${word.trim()}”; the style sheet says ${say}`)
          process.exitCode = 1
        }
}
