// Every catalogue of messages, compared with the English one beside it: the same keys and parameters,
// well-formed, all plural forms; what translators are told of each (context.json), its length included;
// labels quoted by their key alone; French spaces; no English article before a name.
// Run with `node --conditions=laissez-passer:source`.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { checkCatalogues, checkContext } from '../packages/i18n/src/check.ts'
import { spokenLanguages } from '../packages/i18n/src/languages.ts'
import { languagesOf, owners, read, said } from './catalogues.mjs'
import { spaced } from './french-spaces.mjs'
import { root } from './install.mjs'
import { quotedByHand } from './quoted-labels.mjs'

const problems = []

for (const { folders } of owners()) {
  // An owner's catalogues are said as one.
  const homes = new Map()
  for (const folder of folders) {
    for (const language of spokenLanguages)
      if (!existsSync(join(root, folder, `${language}.json`))) problems.push(`${folder}: no ${language}.json`)
    for (const key of Object.keys(read(folder, 'en'))) {
      if (homes.has(key)) problems.push(`${folder}/en.json "${key}": ${homes.get(key)} says it too`)
      homes.set(key, folder)
    }
    for (const language of languagesOf(folder))
      for (const [key, message] of Object.entries(read(folder, language))) {
        const where = `${folder}/${language}.json "${key}"`
        if (language === 'fr' && spaced(message) !== message)
          problems.push(`${where}: French spaces; node scripts/french-spaces.mjs --write puts them in`)
        if (language === 'en' && /\ban? (?:<\w+>)?\{(?!@)/i.test(message))
          problems.push(`${where}: “a” or “an” goes by the sound of a name that isn’t known yet; say it without`)
        for (const label of quotedByHand(message, { key, language }))
          problems.push(`${where}: “${label}” is written by hand; quote a label by its key, {@…}`)
      }
  }
  const languages = languagesOf(folders[0])
  for (const folder of folders) {
    if (!existsSync(join(root, folder, 'context.json'))) {
      problems.push(`${folder}: no context.json`)
      continue
    }
    const own = Object.fromEntries(languages.map((language) => [language, read(folder, language)]))
    const quotes = Object.fromEntries(languages.map((language) => [language, said(folders, language)]))
    for (const { language, key, problem, detail } of checkContext(own, read(folder, 'context'), quotes))
      problems.push(`${folder}/${language}.json "${key}": ${problem}, ${detail}`)
  }
  const catalogues = Object.fromEntries(languages.map((language) => [language, said(folders, language)]))
  for (const { language, key, problem, detail } of checkCatalogues(catalogues))
    if (homes.has(key) || problem === 'unknown')
      problems.push(`${homes.get(key) ?? folders[0]}/${language}.json "${key}": ${problem}, ${detail}`)
}
for (const problem of problems) console.error(problem)
process.exitCode = problems.length > 0 ? 1 : 0
