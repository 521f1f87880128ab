import { cancelInvitation, inviteAccount } from '@laissez-passer/core/operator'
import type { Context } from '@laissez-passer/core/context'
import { accountNamed } from './accounts.ts'
import { taken } from './accounts-create.ts'
import { actingOf } from './acting.ts'
import { type Command, type Outcome, Refused, type Typed } from './command.ts'
import { invalid, personExplained, personOf, personOptions } from './person-typed.ts'

/** `accounts invite`: a mail with a link, behind which people choose their password. */
export const accountsInvite: Command = {
  name: 'accounts invite',
  summary: 'Invites a person by mail: behind its link they say who they are and choose a password.',
  takes: '<address>',
  positionals: [1, 1],
  options: { ...personOptions, revoke: { type: 'boolean' }, reason: { type: 'string' } },
  explained: [
    ...personExplained,
    ['--revoke', 'takes an invitation back that nobody has followed: the account goes, and its links'],
    ['--reason <text>', 'why, for the audit log'],
  ],
  notes: `The link works for seven days. Invited again, somebody who hasn’t come yet gets another one. For many at once,
“accounts import --invite”.`,
  examples: [
    [
      'a new colleague',
      'laissez-passer accounts invite marie@example.eu --first-name Marie --last-name Curie --language fr',
    ],
    ['the link has run out', 'laissez-passer accounts invite marie@example.eu'],
    ['it was the wrong address', 'laissez-passer accounts invite mary@example.eu --revoke'],
  ],
  async run(context, typed) {
    const [email = ''] = typed.positionals
    if (typed.values['revoke'] === true) return revoke(context, { email, typed })
    const invited = await inviteAccount(context, { person: personOf(typed, email), ...actingOf(typed) })
    if (invited.ok) {
      const { again, uid } = invited
      const text = again ? `${email} gets another link.` : `${email} is invited as ${uid}.`
      return { ok: true, text, json: { uid, again } }
    }
    if (invited.reason === 'invalid') throw invalid(invited.issues)
    throw new Refused(invited.reason, taken[invited.reason])
  },
}

async function revoke(
  context: Context,
  { email, typed }: { readonly email: string; readonly typed: Typed },
): Promise<Outcome> {
  const { id: accountId, uid } = await accountNamed(context.store, email)
  const cancelled = await cancelInvitation(context, { accountId, ...actingOf(typed) })
  if (!cancelled.ok)
    throw new Refused('not-pending', `${email} has been opened already: “accounts lock” or “accounts delete”.`)
  return { ok: true, text: `The invitation of ${email} is taken back.`, json: { uid, revoked: true } }
}
