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
  options: {
    account: { type: 'string' },
    subject: { type: 'string' },
    limit: { type: 'string' },
    before: { type: 'string' },
  },
  explained: [
    ['--account <account>', 'about one account alone: its e-mail address or unique identifier'],
    ['--subject <pseudonym>', 'about whom a row that was listed is about, whoever that is'],
    ['--limit <number>', 'so many at most, 1 to 1000; 50 by default'],
    ['--before <position>', 'those before a row that was listed'],
  ],
  notes:
    'People have pseudonyms there: nobody reads from a row whom it is about, and rows stay when an account is deleted.',
  examples: [
    ['what happened last', 'laissez-passer audit list'],
    ['what happened to Marie’s account', 'laissez-passer audit list --account marie@example.eu'],
    ['what else happened to the same person', 'laissez-passer audit list --subject R9Fde_-j2xNpNjppwcS0-Q'],
  ],
  async run(context, typed) {
    await sealAudit(context)
    const before = numberOf(typed, 'before')
    const rows = await context.store.audit.newest({
      limit: limitOf(typed),
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

function limitOf(typed: Typed): number {
  const limit = numberOf(typed, 'limit') ?? 50
  if (limit < 1 || limit > 1000) throw new WrongUse(`--limit takes a whole number from 1 to 1000, not ${limit}.`)
  return limit
}

async function aboutWhom(context: Context, typed: Typed): Promise<{ readonly subjects?: readonly string[] }> {
  const [whom, subject] = [textOf(typed, 'account'), textOf(typed, 'subject')]
  if (whom !== undefined && subject !== undefined) throw new WrongUse('--account and --subject exclude each other.')
  if (subject !== undefined) return { subjects: [subject] }
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
