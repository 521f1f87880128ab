import { lockAccount } from '@laissez-passer/core/operator'
import { accountNamed } from './accounts.ts'
import { actingOf } from './acting.ts'
import { type Command, Refused } from './command.ts'

/** `accounts lock`: nothing opens an account any more. */
export const accountsLock: Command = {
  name: 'accounts lock',
  summary: 'Locks an account: nothing opens it any more, and all that was opened ends; its services are told.',
  takes: '<account>',
  positionals: [1, 1],
  options: { reason: { type: 'string' } },
  explained: [['--reason <text>', 'why, for the audit log']],
  notes: `What it has set up stays. Whoever proves that it is theirs, with the password, a passkey or an eID, is told that it is
blocked and to ask for support; nobody else learns anything. “accounts unlock” opens it again.`,
  examples: [
    ['somebody left', "laissez-passer accounts lock marie@example.eu --reason 'left on 1 March'"],
    ['by its unique identifier, for a script', 'laissez-passer accounts lock n00abcde --json'],
  ],
  async run(context, typed) {
    const [whom = ''] = typed.positionals
    const { email, id: accountId, uid } = await accountNamed(context.store, whom)
    const done = await lockAccount(context, { accountId, ...actingOf(typed) })
    if (!done.ok) throw new Refused(done.reason, `${email} is locked already.`)
    return { ok: true, text: `${email} is locked.`, json: { uid, status: 'locked' } }
  },
}
