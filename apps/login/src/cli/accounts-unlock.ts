import { unlockAccount } from '@laissez-passer/core/operator'
import { accountNamed } from './accounts.ts'
import { actingOf } from './acting.ts'
import { type Command, Refused } from './command.ts'

/** `accounts unlock`: what an operator or wrong passwords closed is open again. */
export const accountsUnlock: Command = {
  name: 'accounts unlock',
  summary: 'Unlocks an account that was locked, or whose password closed after too many wrong ones.',
  takes: '<account>',
  positionals: [1, 1],
  options: { reason: { type: 'string' } },
  explained: [['--reason <text>', 'why, for the audit log']],
  notes: 'The count of wrong passwords begins anew. A phone that locked after wrong PINs stays locked.',
  examples: [['somebody is back', "laissez-passer accounts unlock marie@example.eu --reason 'returned'"]],
  async run(context, typed) {
    const [whom = ''] = typed.positionals
    const { email, id: accountId, uid } = await accountNamed(context.store, whom)
    const done = await unlockAccount(context, { accountId, ...actingOf(typed) })
    if (!done.ok) throw new Refused(done.reason, `${email} isn’t locked, and no wrong password is counted.`)
    const now = await context.store.accounts.find({ id: accountId })
    return { ok: true, text: `${email} is unlocked.`, json: { uid, status: now?.status ?? null } }
  },
}
