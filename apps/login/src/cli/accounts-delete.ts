import { deleteAccount } from '@laissez-passer/core/operator'
import { accountNamed } from './accounts.ts'
import { actingOf } from './acting.ts'
import { type Command, Refused, WrongUse } from './command.ts'

/** `accounts delete`: an account goes, with all that belongs to it. */
export const accountsDelete: Command = {
  name: 'accounts delete',
  summary: 'Deletes an account with everything that belongs to it, at once; a last mail says so.',
  takes: '<account>',
  positionals: [1, 1],
  options: { reason: { type: 'string' }, yes: { type: 'boolean' } },
  explained: [
    ['--yes', 'needed: nothing brings it back but a backup'],
    ['--reason <text>', 'why, for the audit log, which keeps a pseudonym and no name'],
  ],
  notes: 'The services of its sessions are told that these ended. To keep somebody out for a while, lock the account.',
  examples: [
    ['somebody asked for it in a letter', "laissez-passer accounts delete marie@example.eu --yes --reason 'GDPR'"],
  ],
  async run(context, typed) {
    const [whom = ''] = typed.positionals
    if (typed.values['yes'] !== true) throw new WrongUse('--yes is missing: nothing brings the account back.')
    const { email, id: accountId, uid } = await accountNamed(context.store, whom)
    const done = await deleteAccount(context, { accountId, ...actingOf(typed) })
    if (!done.ok) throw new Refused(done.reason, `There is no account ${whom}.`)
    return { ok: true, text: `${email} is deleted.`, json: { uid } }
  },
}
