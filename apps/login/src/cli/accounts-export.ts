import type { FileHandle } from 'node:fs/promises'
import type { Context } from '@laissez-passer/core/context'
import type { Account } from '@laissez-passer/core/ports'
import { noteInAudit } from './acting.ts'
import { type Command, textOf, WrongUse } from './command.ts'
import { moment } from './moments.ts'
import { writeNewFile } from './new-file.ts'
import { progress } from './progress.ts'

/** As many are read at a time. */
const page = 500
const columns = [
  'email',
  'firstName',
  'lastName',
  'language',
  'uid',
  'status',
  'passwordHash',
  'passwordChangedAt',
  'assurance',
  'groups',
  'emailVerified',
] as const

/** `accounts export`: all accounts in a file, as `accounts import` reads it. */
export const accountsExport: Command = {
  name: 'accounts export',
  summary: 'Writes all accounts into a new file, CSV or a line of JSON each, as “accounts import” reads it.',
  takes: '<file>',
  positionals: [1, 1],
  options: { format: { type: 'string' }, 'with-password-hashes': { type: 'boolean' }, reason: { type: 'string' } },
  explained: [
    ['--format <name>', 'csv or json; default: by the file’s name, JSON where it says neither'],
    ['--with-password-hashes', 'with them: worth something only together with the same SECRET_KEY'],
    ['--reason <text>', 'why, for the audit log'],
  ],
  notes: `The file is for its owner alone (mode 0600) and holds personal data. What people sign in with besides the password isn’t in it:
for a whole copy, “backup”.`,
  examples: [
    ['for a spreadsheet', 'laissez-passer accounts export people.csv'],
    [
      'to another provider with the same SECRET_KEY',
      'laissez-passer accounts export people.jsonl --with-password-hashes',
    ],
  ],
  async run(context, typed) {
    const [file = ''] = typed.positionals
    const format = textOf(typed, 'format') ?? (/\.csv$/i.test(file) ? 'csv' : 'json')
    if (format !== 'csv' && format !== 'json') throw new WrongUse(`“${format}” is neither csv nor json.`)
    const hashes = typed.values['with-password-hashes'] === true
    const exported = await writeNewFile(file, async (target) => {
      const written = await write(context, { target, format, hashes })
      await noteInAudit(context, typed, { kind: 'accounts-exported', details: { count: `${written}` } })
      return written
    })
    return { ok: true, text: `${exported} accounts are in ${file}.`, json: { file, exported } }
  },
}

async function write(
  { store }: Context,
  options: { readonly target: FileHandle; readonly format: 'csv' | 'json'; readonly hashes: boolean },
): Promise<number> {
  const { format, hashes, target } = options
  const shown = progress('Accounts written')
  if (format === 'csv') await target.write(`${columns.join(',')}\r\n`)
  let exported = 0
  for (let after: string | null = null; ; ) {
    const { accounts, next }: Awaited<ReturnType<typeof store.accounts.list>> = await store.accounts.list({
      after,
      limit: page,
      status: null,
    })
    const rows = accounts.map((account) => rowOf(account, hashes))
    await target.write(rows.map((row) => (format === 'csv' ? csvLine(row) : `${JSON.stringify(row)}\n`)).join(''))
    exported += accounts.length
    shown.at(exported)
    if (next === null) break
    after = next
  }
  shown.done()
  return exported
}

type Row = Readonly<Record<(typeof columns)[number], string>>

function rowOf(account: Account, hashes: boolean): Row {
  const { assurance, email, firstName, language, lastName, memberOf, passwordChangedAt, passwordHash, status, uid } =
    account
  return {
    email,
    firstName,
    lastName,
    language,
    uid,
    status: status === 'locked' ? 'locked' : 'active',
    passwordHash: hashes ? (passwordHash ?? '') : '',
    passwordChangedAt: passwordChangedAt === null ? '' : moment(passwordChangedAt),
    assurance: assurance ?? '',
    groups: memberOf?.join('|') ?? '',
    emailVerified: String(status !== 'pending'),
  }
}

/** @see https://www.rfc-editor.org/rfc/rfc4180 */
function csvLine(row: Row): string {
  return `${columns.map((name) => quoted(row[name])).join(',')}\r\n`
}

function quoted(value: string): string {
  return /[",\r\n;\t]|^\s|\s$/.test(value) ? `"${value.replaceAll('"', '""')}"` : value
}
