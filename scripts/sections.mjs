// The lists of sections that Europass documents have, from the folders they lie in: a new section is a folder
// in packages/europass/src/sections, and `node scripts/sections.mjs`. `--check` tells whether the lists are
// right. Sections keep the order they have; new ones come last.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { root } from './install.mjs'

const source = join(root, 'packages/europass/src')
/** Folders that hold no list of entries: the person, and sections of the person's own. */
const special = ['personal-information', 'custom-section']
/** Words beside those of sections. Imports and exports have theirs apart: they are fetched with them. */
const otherWords = ['fields', 'activity', 'templates', 'letter']

/** The names in an order they had before; those that are new at the end. */
export function inOrder(names, before) {
  const known = before.filter((name) => names.includes(name))
  return [...known, ...names.filter((name) => !known.includes(name)).toSorted()]
}

/** The name that a folder's descriptor has in the code. */
export const variable = (name) => name.replaceAll(/-([a-z])/g, (_, letter) => letter.toUpperCase())

const key = (name) => (name.includes('-') ? `'${name}'` : name)

/** The names in a list that was written before. */
export const namesIn = (list) =>
  [...list.matchAll(/^ {2}(?:'([a-z-]+)'|([a-z]+))(?:: \w+)?,$/gm)].map(([, quoted, bare]) => quoted ?? bare)

/** The source of the list of sections. */
export function listOf(names) {
  const imports = names.toSorted().map((name) => `import { ${variable(name)} } from './${name}/index.ts'`)
  const entries = names.map((name) => (variable(name) === name ? `  ${name},` : `  '${name}': ${variable(name)},`))
  const schemas = names.map((name) => `    ${key(name)}: list(${variable(name)}.schema(kit), limits.entries),`)
  return `// Written by scripts/sections.mjs.
import * as z from 'zod/mini'
import { type FieldKit, limits, list } from '../fields/kit.ts'
${imports.join('\n')}

/** The sections whose entries are a list, by the names Europass gives them and in its order. */
export const sections = {
${entries.join('\n')}
} as const

/** The entries of a profile, section by section. */
export const entriesSchema = (kit: FieldKit) =>
  z.object({
${schemas.join('\n')}
  })
`
}

/** The source of all words of a language. */
export function wordsOf(homes, language, name) {
  const named = homes.map((home) => ({ home, variable: variable(home.replace('sections/', '')) }))
  return `// Written by scripts/sections.mjs.
import shared from '../../messages/${language}.json' with { type: 'json' }
${named.map((one) => `import ${one.variable} from '../${one.home}/messages/${language}.json' with { type: 'json' }`).join('\n')}

/** All that this package says in ${name}. */
const words = {
  ...shared,
${named.map((one) => `  ...${one.variable},`).join('\n')}
}
export default words
`
}

/** What each list should be, by its path. */
function wanted() {
  const folders = readdirSync(join(source, 'sections'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
  const file = join(source, 'sections/list.ts')
  const names = inOrder(
    folders.filter((name) => !special.includes(name)),
    namesIn(readFileSync(file, 'utf8')),
  )
  const homes = [...otherWords, ...folders.toSorted().map((name) => `sections/${name}`)].filter((home) =>
    existsSync(join(source, home, 'messages/en.json')),
  )
  return new Map([
    [file, listOf(names)],
    [join(source, 'words/en.ts'), wordsOf(homes, 'en', 'English')],
    [join(source, 'words/fr.ts'), wordsOf(homes, 'fr', 'French')],
  ])
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  for (const [file, content] of wanted()) {
    if (readFileSync(file, 'utf8') === content) continue
    if (process.argv.includes('--check')) {
      console.error(`${file}: differs from the folders of sections; run "pnpm run exports"`)
      process.exitCode = 1
    } else writeFileSync(file, content)
  }
}
