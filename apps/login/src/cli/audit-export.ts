import { auditLine, sealAudit } from '@laissez-passer/core/audit'
import { numberOf } from './audit-list.ts'
import { type Command, Refused } from './command.ts'
import { writeNewFile } from './new-file.ts'

/** So many rows are read at a time. */
const page = 1000

/** `audit export`: rows as JSON lines, into a file. */
export const auditExport: Command = {
  name: 'audit export',
  summary: 'Writes the audit log into a file, a line of JSON for each row, with its hash.',
  takes: '<file>',
  positionals: [1, 1],
  options: { after: { type: 'string' } },
  explained: [['--after <position>', 'the rows behind this one alone: where the last export ended']],
  notes:
    'The file must not be there yet; nobody else can read it. A row’s hash is SHA-256 of the hash of the row before, a line\n' +
    'end, and the line without `hash`; before the first row stand 64 zeros.',
  examples: [
    ['all of it', 'laissez-passer audit export audit.jsonl'],
    ['what came since', 'laissez-passer audit export audit-2.jsonl --after 1842'],
  ],
  async run(context, typed) {
    const [name = ''] = typed.positionals
    const from = numberOf(typed, 'after') ?? 0
    const { audit } = context.store
    await sealAudit(context)
    const { cut, head: end } = await audit.chain()
    if (from > end.position)
      throw new Refused('beyond-end', `The audit log ends at ${end.position}: there is nothing behind ${from}.`)
    if (from > 0 && from < cut.position)
      throw new Refused('cut-off', `Rows up to ${cut.position} are cut off: there are none between ${from} and that.`)
    let [last, count, head] = [from, 0, '']
    await writeNewFile(name, async (file) => {
      for (let rows = await audit.sealed({ after: from, limit: page }); rows.length > 0; ) {
        await file.write(rows.map((row) => `${auditLine(row)}\n`).join(''))
        count += rows.length
        const latest = rows.at(-1)
        last = latest?.position ?? last
        head = latest?.hash ?? head
        rows = await audit.sealed({ after: last, limit: page })
      }
      await file.sync()
    })
    const mark = count === 0 ? null : `${last}.${head}`
    return {
      ok: true,
      text: `${count} rows in ${name}.${mark === null ? '' : ` Head: ${mark}`}`,
      json: { count, file: name, head: mark },
    }
  },
}
