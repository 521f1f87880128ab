// Adds to each context.json what can be worked out of a message that is new, and drops what is stale: its
// place is that of the message before it, its room a third more than it takes. Read what it wrote, and say
// it better. `node --conditions=laissez-passer:source scripts/context.mjs`
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { checkContext } from '../packages/i18n/src/check.ts'
import { languagesOf, owners, read, said } from './catalogues.mjs'
import { root } from './install.mjs'

/** Examples that other messages give, by the parameter's name. */
const examples = Object.assign(
  {},
  ...owners()
    .flatMap(({ folders }) => folders)
    .flatMap((folder) => Object.values(read(folder, 'context')).map(({ parameters }) => parameters ?? {})),
)

/** What is wrong with one message's context, by problem. */
function troubleOf({ folder, folders, key, entry }) {
  const languages = languagesOf(folder)
  const own = Object.fromEntries(languages.map((language) => [language, { [key]: read(folder, language)[key] }]))
  const quotes = Object.fromEntries(languages.map((language) => [language, said(folders, language)]))
  return checkContext(own, { [key]: entry }, quotes)
}

const untranslated = owners().flatMap(({ folders }) =>
  folders.flatMap((folder) =>
    languagesOf(folder).flatMap((language) => {
      const own = read(folder, language)
      return Object.keys(read(folder, 'en'))
        .filter((key) => !(key in own))
        .map((key) => `${folder}/${language}.json: ${key}`)
    }),
  ),
)
if (untranslated.length > 0) {
  console.error(`Say these first, for what they take shows how much room they need:\n  ${untranslated.join('\n  ')}`)
  process.exit(1)
}

for (const { folders } of owners())
  for (const folder of folders) {
    const [english, known] = [read(folder, 'en'), read(folder, 'context')]
    const context = {}
    let before = { where: 'Say where', part: 'text', reader: 'everyone' }
    for (const key of Object.keys(english)) {
      let entry = known[key] ?? { where: before.where, part: before.part, reader: before.reader, max: 0 }
      const names = troubleOf({ folder, folders, key, entry }).find(({ problem }) => problem === 'parameters')?.detail
      const used =
        names
          ?.match(/^uses (.*), context/)?.[1]
          ?.split(' ')
          .filter(Boolean) ?? []
      if (used.length > 0) {
        const { max, ...rest } = entry
        entry = {
          ...rest,
          parameters: Object.fromEntries(used.map((name) => [name, examples[name] ?? 'example'])),
          max,
        }
      }
      const long = troubleOf({ folder, folders, key, entry }).filter(({ problem }) => problem === 'too-long')
      // What was said of a message stays: whoever makes it longer looks whether there is room.
      if (known[key] === undefined && long.length > 0)
        entry.max = Math.ceil((Math.max(...long.map(({ detail }) => Number.parseInt(detail, 10))) * 1.3) / 10) * 10
      context[key] = entry
      before = entry
    }
    writeFileSync(join(root, folder, 'context.json'), `${JSON.stringify(context, null, 2)}\n`)
  }
