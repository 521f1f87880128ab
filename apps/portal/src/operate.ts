import { openOperatorStore } from './server/store/open-for-operator.ts'
import { surveyCsv, surveySummary } from './server/survey/csv.ts'

const usage = `Usage: node dist/operator.js survey [--csv]

  survey        how many have answered the five questions, and how
  survey --csv  all answers as CSV, on stdout; nobody’s name is among them

Settings are the portal’s: DATA_DIR, PORTAL_DATABASE_URL, PORTAL_DATABASE_DIRECT_URL. Of a Worker’s,
PORTAL_DATABASE_URL=d1://DB?config=FILE, wrangler’s configuration with the database.
`

/** What the portal’s operator reads from its database: `node dist/operator.js survey --csv`. */
async function run(argv: readonly string[]): Promise<number> {
  const [command, ...options] = argv
  if (command !== 'survey' || options.some((option) => option !== '--csv')) {
    console.error(usage)
    return 2
  }
  const opened = await openOperatorStore(process.env)
  if (!opened.ok) {
    console.error(opened.line)
    return 1
  }
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
