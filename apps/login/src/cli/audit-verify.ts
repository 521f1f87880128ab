import { type AuditVerdict, sealAudit, verifyAudit } from '@laissez-passer/core/audit'
import type { AuditMark } from '@laissez-passer/core/ports'
import { type Command, Refused, type Typed, WrongUse } from './command.ts'

const said = {
  changed: 'The row isn’t as it was sealed.',
  missing: 'There is no row, and there are later ones.',
  reordered: 'Another row belongs there, and it stands later.',
  truncated: 'From there on, rows are missing to the end.',
  rewritten: 'Another row stood there when its mark was taken: the chain was made anew.',
  'cut-off':
    'It is cut off, so its mark can’t be compared. Is the mark older than AUDIT_DAYS? Else somebody cut the log.',
} as const satisfies Record<Extract<AuditVerdict, { readonly ok: false }>['reason'], string>

/** `audit verify`: whether the audit log is as it was written. */
export const auditVerify: Command = {
  name: 'audit verify',
  summary: 'Checks that no row of the audit log was changed, removed or put elsewhere, and says where it breaks.',
  takes: '',
  positionals: [0, 0],
  options: { head: { type: 'string', multiple: true } },
  explained: [['--head <position.hash>', 'a mark that was kept elsewhere: it must still stand there; may be repeated']],
  notes:
    'Who can write to the database can make a chain that fits in itself. Compare it with a mark that they couldn’t reach:\n' +
    'this command prints one, the server logs one every five minutes (`audit-sealed`), and each row of an export is one.',
  examples: [
    ['every night', 'laissez-passer audit verify'],
    ['with what was logged last week', 'laissez-passer audit verify --head 1842.9f86d081884c7d659a2feaa0c55ad015…'],
  ],
  async run(context, typed) {
    const known = marksOf(typed)
    await sealAudit(context)
    const verdict = await verifyAudit(context, { known })
    if (!verdict.ok)
      throw new Refused(
        `audit-${verdict.reason}`,
        `The audit log breaks at row ${verdict.position}. ${said[verdict.reason]}`,
      )
    const { count, cut } = verdict
    const head = `${verdict.head.position}.${verdict.head.hash}`
    const before = cut.position === 0 ? '' : ` Rows 1 to ${cut.position} were cut off, as they were old.`
    return { ok: true, text: `${count} rows, none changed.${before}\nHead: ${head}`, json: { count, cut, head } }
  },
}

function marksOf({ lists }: Typed): readonly AuditMark[] {
  return (lists['head'] ?? []).map((text) => {
    const [, position, hash] = /^(\d{1,15})\.([0-9a-f]{64})$/.exec(text) ?? []
    if (position === undefined || hash === undefined)
      throw new WrongUse(`“${text}” is no mark: a position, a dot and 64 hexadecimal digits.`)
    return { position: Number(position), hash }
  })
}
