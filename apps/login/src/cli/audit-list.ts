import { auditSubjects, sealAudit } from '@laissez-passer/core/audit'
import type { Context } from '@laissez-passer/core/context'
import type { SealedAuditEntry } from '@laissez-passer/core/ports'
import { accountKeyOf } from './accounts.ts'
import { type Command, Refused, textOf, type Typed, WrongUse } from './command.ts'

/** `audit list`: the last rows of the audit log. */
export const auditList: Command = {
  name: 'audit list',
  summary: 'Lists what happened, the last first: changes, sign-ins, what operators did.',
  takes: '',
  positionals: [0, 0],
  options: { account: { type: 'string' }, limit: { type: 'string' }, before: { type: 'string' } },
  explained: [
    ['--account <account>', 'about one account alone: its e-mail address or unique identifier'],
    ['--limit <number>', 'so many at most, 1000 at most; 50 by default'],
    ['--before <position>', 'those before a row that was listed'],
  ],
  notes:
    'People have pseudonyms there: nobody reads from a row whom it is about, and rows stay when an account is deleted.',
  examples: [
    ['what happened last', 'laissez-passer audit list'],
    ['what happened to Marie’s account', 'laissez-passer audit list --account marie@example.eu'],
  ],
  async run(context, typed) {
    await sealAudit(context)
    const before = numberOf(typed, 'before')
    const rows = await context.store.audit.newest({
      limit: Math.min(numberOf(typed, 'limit') ?? 50, 1000),
      ...(before === undefined ? {} : { before }),
      ...(await aboutWhom(context, typed)),
    })
    return { ok: true, text: rows.length === 0 ? 'None.' : rows.map(line).join('\n'), json: { rows } }
  },
}

/** A whole number from an option; undefined where it wasn't given. */
export function numberOf(typed: Typed, name: string): number | undefined {
  const text = textOf(typed, name)
  if (text === undefined) return undefined
  if (!/^\d{1,15}$/.test(text)) throw new WrongUse(`--${name} takes a whole number, not “${text}”.`)
  return Number(text)
}

async function aboutWhom(context: Context, typed: Typed): Promise<{ readonly subjects?: readonly string[] }> {
  const whom = textOf(typed, 'account')
  if (whom === undefined) return {}
  const key = accountKeyOf(whom)
  const account = key && (await context.store.accounts.find(key))
  if (!account) throw new Refused('unknown-account', `There is no account ${whom}.`)
  return { subjects: await auditSubjects(context, account.id) }
}

function line({ at, by, details, kind, position, reason, subject }: SealedAuditEntry): string {
  const facts = Object.entries(details).map(([name, value]) => `${name}=${value}`)
  const who = by === null || by.via === 'person' ? [] : [`by ${by.name} (${by.via})`]
  const parts = [...(subject === null ? [] : [subject]), ...facts, ...who, ...(reason === null ? [] : [`“${reason}”`])]
  return `${position}  ${new Date(at * 1000).toISOString()}  ${kind}  ${parts.join('  ')}`.trimEnd()
}
