// Every catalogue of messages, compared with the English one beside it: the same keys and parameters, well-formed, all
// plural forms. Run with `node --conditions=laissez-passer:source`.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { checkCatalogues } from '../packages/i18n/src/check.ts'

const needed = ['en', 'fr']
const root = new URL('../', import.meta.url)
const problems = []

for (const parent of ['packages', 'apps'])
  for (const name of readdirSync(new URL(`${parent}/`, root))) {
    const folder = new URL(`${parent}/${name}/messages/`, root)
    if (!existsSync(folder)) continue
    const at = `${parent}/${name}/messages`
    const files = readdirSync(folder).filter((file) => file.endsWith('.json'))
    for (const language of needed) if (!files.includes(`${language}.json`)) problems.push(`${at}: no ${language}.json`)
    if (!files.includes('en.json')) continue
    const catalogues = Object.fromEntries(
      files.map((file) => [file.replace('.json', ''), JSON.parse(readFileSync(new URL(file, folder), 'utf8'))]),
    )
    for (const { language, key, problem, detail } of checkCatalogues(catalogues))
      problems.push(`${at}/${language}.json "${key}": ${problem}, ${detail}`)
  }
for (const problem of problems) console.error(problem)
process.exitCode = problems.length > 0 ? 1 : 0
