import { type NotStarted, startRecovery } from '@laissez-passer/core/operator'
import { accountNamed } from './accounts.ts'
import { actingOf } from './acting.ts'
import { type Command, Refused, textOf } from './command.ts'
import { moment } from './moments.ts'

/** `accounts start-recovery`: the mail with which somebody finds back by themselves. */
export const accountsStartRecovery: Command = {
  name: 'accounts start-recovery',
  summary: 'Sends somebody the link with which they choose a new password, or confirm that a factor is lost.',
  takes: '<account>',
  positionals: [1, 1],
  options: { factor: { type: 'string' }, reason: { type: 'string' } },
  explained: [
    ['--factor <id>', 'what is lost, by its id in “accounts show”; without it, the password'],
    ['--reason <text>', 'why, and who asked, for the audit log'],
  ],
  notes: `They must finish it: the link goes to their address alone, and is never shown here. A factor goes after the usual waiting time,
which is announced and can be cancelled; one at a time. Where there is no time for that, “accounts reset-factors”.`,
  examples: [
    ['she forgot the password', "laissez-passer accounts start-recovery marie@example.eu --reason 'called'"],
    ['the phone is gone', 'laissez-passer accounts start-recovery marie@example.eu --factor 3q2-7wAAAAAAAAAAAAAAAA'],
  ],
  async run(context, typed) {
    const [whom = ''] = typed.positionals
    const { email, id: accountId, uid } = await accountNamed(context.store, whom)
    const factor = textOf(typed, 'factor') ?? null
    const done = await startRecovery(context, { accountId, factor, ...actingOf(typed) })
    if (!done.ok) throw new Refused(done.reason, whyNot(done, email))
    const finds = done.factor ? `confirm that this is lost: ${done.factor.name}` : 'choose a new password'
    return { ok: true, text: `${email} gets a mail with a link to ${finds}.`, json: { uid, factor: done.factor } }
  },
}

function whyNot(refused: NotStarted, email: string): string {
  if (refused.reason === 'throttled')
    return `${email} got as many such mails as they may until ${moment(refused.until)}.`
  return {
    'not-active': `${email} isn’t active: there is nothing to recover.`,
    'removal-waiting': `The removal of a lost factor of ${email} waits already: they go one at a time.`,
    'unknown-account': `There is no account ${email} any more.`,
    'unknown-factor': `${email} has no such factor that can be lost: “accounts show” lists ids.`,
  }[refused.reason]
}
