import { resetFactors } from '@laissez-passer/core/operator'
import { accountNamed } from './accounts.ts'
import { actingOf } from './acting.ts'
import { type Command, Refused } from './command.ts'

/** `accounts reset-factors`: for whoever lost the phone and can't wait. */
export const accountsResetFactors: Command = {
  name: 'accounts reset-factors',
  summary: 'Removes what somebody signs in with besides the password; all sessions end, and a mail says so.',
  takes: '<account> [factor]',
  positionals: [1, 9],
  options: { reason: { type: 'string' } },
  explained: [['--reason <text>', 'why, and how you made sure who asks, for the audit log']],
  notes: `Without a factor, all go but eIDs: phones, passkeys, tokens, numbers, recovery codes. With some, only those: by the ids that
“accounts show” shows, “codes” for the recovery codes. Make sure who asks, by another way than the mailbox: people can also wait
for a removal of their own, which takes no operator.`,
  examples: [
    ['the phone is gone', "laissez-passer accounts reset-factors marie@example.eu --reason 'came by with her card'"],
  ],
  async run(context, typed) {
    const [whom = '', ...which] = typed.positionals
    const { email, id: accountId, uid } = await accountNamed(context.store, whom)
    const chosen = which.length === 0 ? null : which
    // One mistyped beside others: they would go, and it would stay unseen.
    const there = chosen === null ? [] : (await context.store.factors.list(accountId)).map(({ id }) => id)
    const odd = which.find((id) => !there.includes(id))
    if (odd !== undefined)
      throw new Refused(
        'unknown-factor',
        `${email} has nothing with the id ${odd}: “accounts show” lists ids. Nothing was removed.`,
      )
    const done = await resetFactors(context, { accountId, which: chosen, ...actingOf(typed) })
    if (!done.ok) throw new Refused(done.reason, `${email} has none of it set up.`)
    const names = done.removed.map(({ kind, name }) => name || kind)
    return { ok: true, text: `Removed from ${email}: ${names.join(', ')}.`, json: { uid, removed: done.removed } }
  },
}
