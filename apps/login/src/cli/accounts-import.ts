import { createReadStream } from 'node:fs'
import type { FileHandle } from 'node:fs/promises'
import type { Context } from '@laissez-passer/core/context'
import { emailKey } from '@laissez-passer/core/email'
import type { FieldIssue } from '@laissez-passer/core/errors'
import {
  importAccounts,
  type ImportedAccount,
  importedAtOnce,
  type ImportOutcome,
  inviteAccount,
} from '@laissez-passer/core/operator'
import { csvRows } from './accounts-file/csv-rows.ts'
import { jsonRows } from './accounts-file/json-rows.ts'
import {
  betterAuthRow,
  columnOf,
  keycloakRow,
  ownColumns,
  ownRow,
  type ReadRow,
  type RowReader,
} from './accounts-file/read-row.ts'
import type { SourceRow } from './accounts-file/source-row.ts'
import { actingOf, noteInAudit } from './acting.ts'
import { type Command, type Outcome, Refused, textOf, type Typed, WrongUse } from './command.ts'
import { wordsOf } from './person-typed.ts'
import { givenFile, mustBeUtf8 } from './given-file.ts'
import { writeNewFile } from './new-file.ts'
import { progress } from './progress.ts'

const readers: Readonly<Record<string, RowReader>> = {
  own: ownRow,
  keycloak: keycloakRow,
  'better-auth': betterAuthRow,
}
/** As many faults are shown; `--errors` keeps all of them. */
const shownFaults = 100

/** `accounts import`: people who come from another system, with their passwords. */
export const accountsImport: Command = {
  name: 'accounts import',
  summary: 'Imports accounts from CSV or JSON, with the password hashes that another system made.',
  takes: '<file>',
  positionals: [1, 1],
  options: {
    format: { type: 'string' },
    'dry-run': { type: 'boolean' },
    invite: { type: 'boolean' },
    errors: { type: 'string' },
    language: { type: 'string' },
    reason: { type: 'string' },
  },
  explained: [
    ['--format <name>', 'own (default), keycloak (a realm’s export with users), better-auth'],
    ['--dry-run', 'checks every row, writes nothing'],
    ['--invite', 'invites everybody by mail in place of taking their password over'],
    ['--errors <file>', 'writes what is wrong into a new file, a line of JSON each; shown are the first hundred'],
    ['--language <code>', 'of who has none, or one that isn’t spoken here; default: en'],
    ['--reason <text>', 'why, for the audit log'],
  ],
  notes: `CSV has names in its first row, JSON is an object a line, one list, or a list “users”. Columns of our own: ${ownColumns.join(', ')}; the
address is needed, and a name. Groups are separated by |. Hashes: bcrypt, scrypt, PBKDF2 and argon2, as PHC strings and as Django, Werkzeug,
passlib, Spring Security and better-auth write them; each is tried as it is when its owner signs in, and made anew then.
A row that is wrong is told with its line, the others go on. Imported again, nothing changes: cut off, call it again.`,
  examples: [
    ['what would happen', 'laissez-passer accounts import people.csv --dry-run'],
    ['a realm of Keycloak', 'laissez-passer accounts import realm-export.json --format keycloak --errors wrong.jsonl'],
    ['a list of new colleagues, who get a mail', 'laissez-passer accounts import colleagues.csv --invite'],
  ],
  async run(context, typed) {
    const [file = ''] = typed.positionals
    const read = readers[textOf(typed, 'format') ?? 'own']
    if (read === undefined)
      throw new WrongUse(`There is no format “${textOf(typed, 'format')}”: ${Object.keys(readers).join(', ')}.`)
    const found = await givenFile(file)
    await mustBeUtf8(file, found)
    const { path, size } = found
    const importing = (errors: FileHandle | null) => importFile(context, { typed, path, size, read, errors })
    const errors = textOf(typed, 'errors')
    return errors === undefined ? importing(null) : writeNewFile(errors, importing)
  },
}

interface Work {
  readonly typed: Typed
  readonly path: string
  readonly size: number
  readonly read: RowReader
  /** Where faults are written; null: nowhere. */
  readonly errors: FileHandle | null
}

/** A row as it was read, with where it stands. */
interface ReadLine {
  readonly line: number
  readonly read: ReadRow
}

/** What became of all rows, and the first ones that are wrong. */
interface Tally {
  added: number
  there: number
  refused: number
  readonly faults: string[]
}

async function importFile(context: Context, work: Work): Promise<Outcome> {
  const { path, read, size, typed } = work
  const dryRun = typed.values['dry-run'] === true
  const invite = typed.values['invite'] === true
  const { languages } = context.settings
  const language = textOf(typed, 'language') ?? 'en'
  if (!languages.includes(language)) throw new WrongUse(`“${language}” isn’t spoken here: ${languages.join(', ')}.`)
  const source = createReadStream(path)
  const rows = /\.(?:nd)?jsonl?$/i.test(path) ? jsonRows(source) : csvRows(source)
  const shown = progress('Bytes read')
  const tally: Tally = { added: 0, there: 0, refused: 0, faults: [] }
  let batch: ReadLine[] = []
  const flush = async (): Promise<void> => {
    const accounts = batch.flatMap(({ read: row }) => (row.ok ? [row.account] : []))
    const outcomes = [
      ...(invite && !dryRun
        ? await inviteAll(context, { accounts, typed })
        : await importAccounts(context, { accounts, dryRun, ...actingOf(typed) })),
    ]
    // What couldn't be read is told between the others, in the order of the file.
    for (const { line, read: row } of batch) {
      const outcome = row.ok ? outcomes.shift() : ({ outcome: 'refused', issues: row.issues } as const)
      await count(work, { tally, line, outcome })
    }
    batch = []
    shown.at(source.bytesRead, size)
  }
  let known = false
  try {
    for await (const row of rowsOf(rows, path)) {
      if (!known && read === ownRow && row.fields) known = allKnown(Object.keys(row.fields))
      const parsed = row.fields === null ? unreadable : read(row.fields, { language, languages })
      const asked: ReadRow =
        parsed.ok && invite ? { ok: true, account: { ...parsed.account, passwordHash: null } } : parsed
      batch.push({ line: row.line, read: asked })
      if (batch.length === importedAtOnce) await flush()
    }
    await flush()
  } catch (error) {
    // What came before where it broke is there, and said to be.
    if (!(error instanceof Refused) || dryRun || tally.added === 0) throw error
    await noteInAudit(context, typed, { kind: 'accounts-imported', details: { count: `${tally.added}` } })
    throw new Refused(
      error.reason,
      `${error.message} ${tally.added} were added before; they are skipped when it is imported again.`,
    )
  } finally {
    shown.done()
  }
  const { added, refused, there } = tally
  if (!dryRun) await noteInAudit(context, typed, { kind: 'accounts-imported', details: { count: `${added}` } })
  return outcomeOf(tally, { dryRun, invite, json: { added, there, refused, dryRun, faults: tally.faults } })
}

const unreadable = { ok: false, issues: [{ field: 'row', code: 'row-form' }] } as const

/** What breaks a file as a whole says so in a line. */
async function* rowsOf(rows: AsyncIterable<SourceRow>, path: string): AsyncGenerator<SourceRow> {
  try {
    yield* rows
  } catch (error) {
    if (error instanceof Refused || error instanceof WrongUse) throw error
    throw new Refused(
      'unreadable',
      `${path} can’t be read to its end: ${error instanceof Error ? error.message : 'it is broken'}.`,
    )
  }
}

/** A column that does nothing is a mistake: its values would be lost unseen. */
function allKnown(names: readonly string[]): true {
  const strange = names.filter((name) => columnOf(name) === null)
  if (strange.length > 0)
    throw new Refused(
      'unknown-columns',
      `Not known: ${strange.join(', ')}. Accepted: ${ownColumns.join(', ')}. Nothing was imported.`,
    )
  if (!names.some((name) => columnOf(name) === 'email'))
    throw new Refused('unknown-columns', 'There is no column email. Nothing was imported.')
  return true
}

async function inviteAll(
  context: Context,
  { accounts, typed }: { readonly accounts: readonly ImportedAccount[]; readonly typed: Typed },
): Promise<readonly ImportOutcome[]> {
  const outcomes: ImportOutcome[] = []
  for (const { person } of accounts) {
    const holder = await context.store.accounts.find({ email: emailKey(person.email) })
    // A list that is imported again sends no mail twice.
    if (holder !== null) {
      outcomes.push({ outcome: 'there' })
      continue
    }
    const invited = await inviteAccount(context, { person, ...actingOf(typed) })
    outcomes.push(invited.ok ? { outcome: invited.again ? 'there' : 'added' } : refusedAs(invited))
  }
  return outcomes
}

function refusedAs(invited: Exclude<Awaited<ReturnType<typeof inviteAccount>>, { readonly ok: true }>): ImportOutcome {
  switch (invited.reason) {
    case 'invalid':
      return { outcome: 'refused', issues: invited.issues }
    case 'taken-uid':
      return { outcome: 'refused', issues: [{ field: 'uid', code: 'uid-taken' }] }
    case 'retired-uid':
      return { outcome: 'refused', issues: [{ field: 'uid', code: 'retired-uid' }] }
    case 'taken-email':
      return { outcome: 'there' }
  }
}

async function count(
  { errors }: Work,
  {
    line,
    outcome,
    tally,
  }: { readonly tally: Tally; readonly line: number; readonly outcome: ImportOutcome | undefined },
): Promise<void> {
  if (outcome === undefined) return
  if (outcome.outcome !== 'refused') {
    tally[outcome.outcome] += 1
    return
  }
  tally.refused += 1
  for (const issue of outcome.issues) await fault({ errors, line, issue, tally })
}

async function fault({
  errors,
  issue,
  line,
  tally,
}: Pick<Work, 'errors'> & { readonly line: number; readonly issue: FieldIssue; readonly tally: Tally }): Promise<void> {
  const why = wordsOf(issue)
  if (tally.faults.length < shownFaults) tally.faults.push(`line ${line}: ${why}`)
  await errors?.write(`${JSON.stringify({ line, field: issue.field, code: issue.code, why })}\n`)
}

function outcomeOf(
  { added, faults, refused, there }: Tally,
  { dryRun, invite, json }: { readonly dryRun: boolean; readonly invite: boolean; readonly json: Outcome['json'] },
): Outcome {
  const done = invite ? 'invited' : 'added'
  const more = refused > faults.length ? [`… and more: --errors keeps all of them`] : []
  const would = dryRun ? 'Nothing is written. It would be: ' : ''
  return {
    ok: refused === 0,
    text: [...faults, ...more, `${would}${added} ${done}, ${there} there already, ${refused} refused`].join('\n'),
    json,
  }
}
