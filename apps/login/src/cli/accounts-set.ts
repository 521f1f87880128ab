import { setAdministrator } from '@laissez-passer/core/administration'
import { changeAccount, isGroupName, mostGroups } from '@laissez-passer/core/operator'
import type { Assurance } from '@laissez-passer/core/ports'
import { actingOf } from './acting.ts'
import { accountNamed } from './accounts.ts'
import { type Command, Refused, textOf, type Typed, WrongUse } from './command.ts'

const levels: readonly Assurance[] = ['LOW', 'MEDIUM', 'HIGH', 'TOP']

/** `accounts set`: what relying parties are told of an account that its owner can't say. */
export const accountsSet: Command = {
  name: 'accounts set',
  summary: 'Says how sure you are whom an account belongs to, which groups it is in, and who is an administrator.',
  takes: '<account>',
  positionals: [1, 1],
  options: {
    assurance: { type: 'string' },
    groups: { type: 'string' },
    administrator: { type: 'string' },
    reason: { type: 'string' },
  },
  explained: [
    ['--assurance <level>', 'LOW, MEDIUM, HIGH or TOP; “domain”: as ACCOUNT_ASSURANCE says, LOW where it doesn’t'],
    ['--groups <names>', 'all its groups, comma-separated, in place of those before; empty: none'],
    ['--administrator <yes|no>', 'whether it may open the administration pages, with its strongest factor'],
    ['--reason <text>', 'why, for the audit log'],
  ],
  notes: 'Services that ask for an assurance turn accounts away that have less. What isn’t given stays.',
  examples: [
    ['a colleague from another institution', 'laissez-passer accounts set marie@example.eu --assurance HIGH'],
    ['into two groups', 'laissez-passer accounts set n00abcde --groups EDITORS,TRANSLATORS'],
    ['an administrator', 'laissez-passer accounts set marie@example.eu --administrator yes'],
  ],
  async run(context, typed) {
    const [whom = ''] = typed.positionals
    const changes = { ...assuranceOf(typed), ...groupsOf(typed) }
    const administrator = administratorOf(typed)
    if (Object.keys(changes).length === 0 && administrator === undefined)
      throw new WrongUse('Nothing to set: --assurance, --groups, --administrator.')
    const account = await accountNamed(context.store, whom)
    const changed = await changeAccount(context, { ...actingOf(typed), accountId: account.id, ...changes })
    if (!changed.ok) throw new Refused(changed.reason, `There is no account ${whom}.`)
    if (administrator !== undefined)
      await setAdministrator(context, { ...actingOf(typed), accountId: account.id, on: administrator })
    const { assurance, memberOf } = changed.account
    const isAdministrator = administrator ?? account.administrator
    const groups = memberOf ?? []
    return {
      ok: true,
      text: `${account.email}: assurance ${assurance ?? 'by its domain'}, groups ${groups.join(', ') || 'none'}, ${isAdministrator ? 'an administrator' : 'no administrator'}.`,
      json: { uid: account.uid, assurance, groups, administrator: isAdministrator },
    }
  },
}

function assuranceOf(typed: Typed): { readonly assurance?: Assurance | null } {
  const given = textOf(typed, 'assurance')
  if (given === undefined) return {}
  if (given.toLowerCase() === 'domain') return { assurance: null }
  const assurance = levels.find((level) => level === given.toUpperCase())
  if (assurance === undefined) throw new WrongUse(`“${given}” is none of ${levels.join(', ')}, domain.`)
  return { assurance }
}

function administratorOf(typed: Typed): boolean | undefined {
  const given = textOf(typed, 'administrator')
  if (given === undefined) return undefined
  if (given !== 'yes' && given !== 'no') throw new WrongUse(`“${given}” is neither yes nor no.`)
  return given === 'yes'
}

function groupsOf(typed: Typed): { readonly memberOf?: readonly string[] | null } {
  const given = textOf(typed, 'groups')
  if (given === undefined) return {}
  const names = [...new Set(given.split(',').map((name) => name.trim()))].filter((name) => name !== '')
  const odd = names.find((name) => !isGroupName(name))
  if (odd !== undefined)
    throw new WrongUse(`“${odd}” can’t be a group: letters, digits, blanks and _ . : / - only, 100 at most.`)
  if (names.length > mostGroups) throw new WrongUse(`${names.length} groups are more than ${mostGroups}.`)
  return { memberOf: names.length === 0 ? null : names }
}
