// Every catalogue of messages, compared with the English one beside it: the same keys and parameters,
// well-formed, all plural forms. Run with `node --conditions=laissez-passer:source`.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { relative } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { checkCatalogues } from '../packages/i18n/src/check.ts'

const needed = ['en', 'fr']
const root = new URL('../', import.meta.url)
const problems = []

/** Folders called `messages` that hold catalogues, in a package's root or beside what they are about. */
function catalogueFolders(owner) {
  const nested = existsSync(new URL('src/', owner))
    ? readdirSync(new URL('src/', owner), { recursive: true, withFileTypes: true })
    : []
  return [
    new URL('messages/', owner),
    ...nested
      .filter((entry) => entry.isDirectory() && entry.name === 'messages')
      .map((entry) => pathToFileURL(`${entry.parentPath}/messages/`)),
  ].filter((folder) => existsSync(folder) && readdirSync(folder).some((file) => file.endsWith('.json')))
}

for (const parent of ['packages', 'apps'])
  for (const name of readdirSync(new URL(`${parent}/`, root))) {
    // A package's catalogues are said as one.
    const said = new Map()
    for (const folder of catalogueFolders(new URL(`${parent}/${name}/`, root))) {
      const at = relative(fileURLToPath(root), fileURLToPath(folder))
      const files = readdirSync(folder).filter((file) => file.endsWith('.json'))
      for (const language of needed)
        if (!files.includes(`${language}.json`)) problems.push(`${at}: no ${language}.json`)
      if (!files.includes('en.json')) continue
      const catalogues = Object.fromEntries(
        files.map((file) => [file.replace('.json', ''), JSON.parse(readFileSync(new URL(file, folder), 'utf8'))]),
      )
      for (const { language, key, problem, detail } of checkCatalogues(catalogues))
        problems.push(`${at}/${language}.json "${key}": ${problem}, ${detail}`)
      for (const key of Object.keys(catalogues.en)) {
        if (said.has(key)) problems.push(`${at}/en.json "${key}": ${said.get(key)} says it too`)
        said.set(key, at)
      }
    }
  }
for (const problem of problems) console.error(problem)
process.exitCode = problems.length > 0 ? 1 : 0
