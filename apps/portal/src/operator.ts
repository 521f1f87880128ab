import { openDataFolder } from '@laissez-passer/server/data-folder'
import { readNodeSettings } from './server/node-settings.ts'
import { openStore } from './server/store/open.ts'
import { surveyCsv, surveySummary } from './server/survey/csv.ts'

const usage = `Usage: node dist/operator.js survey [--csv]

  survey        how many have answered the five questions, and how
  survey --csv  all answers as CSV, on stdout; nobody’s name is among them

Settings are the portal’s: DATA_DIR, PORTAL_DATABASE_URL, PORTAL_DATABASE_DIRECT_URL.
`

/** What the portal’s operator reads from its database: `node dist/operator.js survey --csv`. */
async function run(argv: readonly string[]): Promise<number> {
  const [command, ...options] = argv
  if (command !== 'survey' || options.some((option) => option !== '--csv')) {
    console.error(usage)
    return 2
  }
  const refused = (line: string): number => {
    console.error(line)
    return 1
  }
  const read = readNodeSettings(process.env)
  if (!read.ok) return refused(read.line)
  const data = openDataFolder(read.settings.dataDir)
  if (!data.ok) return refused(data.line)
  const opened = await openStore(read.settings, data.folder)
  if (!opened.ok) return refused(opened.line)
  const { store } = opened
  try {
    const answers = await store.survey.all()
    process.stdout.write(options.includes('--csv') ? surveyCsv(answers) : surveySummary(answers))
    return 0
  } finally {
    await store.close()
  }
}

process.exitCode = await run(process.argv.slice(2))
