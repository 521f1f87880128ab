import { type MergePlan, mergeAccounts, planMerge } from '@laissez-passer/core/operator'
import { accountNamed } from './accounts.ts'
import { actingOf } from './acting.ts'
import { type Command, Refused, WrongUse } from './command.ts'
import { columns } from './help.ts'

/** Why not, in words; the first is the account that goes. */
const refusals = {
  'same-account': () => 'That is one account: name two.',
  administrator: () => 'An administrator is not merged: take the role away first (accounts set --administrator no).',
  locked: (goes) => `${goes} is locked: --force merges it all the same.`,
  'not-active': (_, stays) => `${stays} is locked, or nobody proved that it is theirs: it can’t be the one that stays.`,
  'deletion-waits': (_, stays) => `${stays} is going to be deleted: that has to be cancelled first.`,
  'too-many-groups': (_, stays) => `${stays} would be in more groups than services can be told of.`,
  'changed-meanwhile': () => 'One of them was changed at the same time: nothing was done, try again.',
  'unknown-account': () => 'One of them is gone.',
} as const satisfies Record<string, (goes: string, stays: string) => string>

/** `accounts merge`: one of somebody's two accounts goes into the other. */
export const accountsMerge: Command = {
  name: 'accounts merge',
  summary: 'Merges an account into another of the same person; it is deleted, and both addresses get a mail.',
  takes: '<account that goes> <account that stays>',
  positionals: [2, 2],
  options: {
    yes: { type: 'boolean' },
    'dry-run': { type: 'boolean' },
    force: { type: 'boolean' },
    'take-assurance': { type: 'boolean' },
    reason: { type: 'string' },
  },
  explained: [
    ['--dry-run', 'says what would move, and changes nothing'],
    ['--yes', 'needed to do it: nothing undoes it but a backup'],
    ['--take-assurance', 'the assurance that you set for the first one counts for the second, where it is stronger'],
    ['--force', 'also where the first one is locked'],
    ['--reason <text>', 'why, and how you made sure that both are of one person, for the audit log'],
  ],
  notes: `What the person would miss moves: activity, what services may know, groups. Nothing that opens an account does, so that a mistake lets
nobody into another’s account. What services keep under the first one stays there: they know people by their unique identifier.`,
  examples: [
    ['what would move', 'laissez-passer accounts merge marie@old.example marie@example.eu --dry-run'],
    [
      'the same, done',
      "laissez-passer accounts merge marie@old.example marie@example.eu --yes --reason 'came by with her card'",
    ],
  ],
  async run(context, typed) {
    const [first = '', second = ''] = typed.positionals
    const {
      'dry-run': dryRun = false,
      force = false,
      'take-assurance': takeAssurance = false,
      yes = false,
    } = typed.values
    if (dryRun !== true && yes !== true)
      throw new WrongUse('--yes is missing: nothing brings the account back. --dry-run says what would move.')
    const [goes, stays] = [await accountNamed(context.store, first), await accountNamed(context.store, second)]
    const wish = { goes: goes.id, stays: stays.id, force: force === true, takeAssurance: takeAssurance === true }
    const done =
      dryRun === true ? await planMerge(context, wish) : await mergeAccounts(context, { ...wish, ...actingOf(typed) })
    if (!done.ok) throw new Refused(done.reason, refusals[done.reason](goes.email, stays.email))
    const moved = 'plan' in done ? done.plan : done.moved
    const said =
      dryRun === true
        ? `Of ${goes.email} would go into ${stays.email}:`
        : `${goes.email} is deleted. Into ${stays.email} went:`
    return {
      ok: true,
      text: `${said}\n${columns(rowsOf(moved))}`,
      json: { uid: stays.uid, mergedUid: goes.uid, dryRun: dryRun === true, moved },
    }
  },
}

function rowsOf({ assurance, groups, lines, services }: MergePlan): readonly (readonly [string, string])[] {
  return [
    ['activity', lines === 1 ? '1 line' : `${lines} lines`],
    ['services', services.map(({ clientId, scopes }) => `${clientId} (${scopes.join(', ')})`).join(', ') || 'none'],
    ['groups', groups.join(', ') || 'none'],
    ['assurance', assurance ?? 'as it is'],
  ]
}
