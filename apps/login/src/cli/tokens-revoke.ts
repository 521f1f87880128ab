import { revokeToken } from '@laissez-passer/core/methods/token'
import { accountKeyOf } from './accounts.ts'
import { actingOf } from './acting.ts'
import { type Command, Refused, WrongUse } from './command.ts'

/** `tokens revoke`: a token that opens nothing any more. */
export const tokensRevoke: Command = {
  name: 'tokens revoke',
  summary: 'Takes a token away from a person, who is told by mail, or out of those that wait.',
  takes: '<serial number> [account]',
  positionals: [1, 2],
  options: { reason: { type: 'string' } },
  explained: [['--reason <text>', 'why, for the audit log']],
  notes: `Its secret is destroyed. To give the device to somebody else, import its file again with --owner or --stock:
codes that were used before stay used.`,
  examples: [
    ['somebody lost it', 'laissez-passer tokens revoke 98-7654321 marie@example.eu'],
    ['one that nobody is to get', 'laissez-passer tokens revoke 98-7654321'],
  ],
  async run(context, typed) {
    const [serial = '', owner] = typed.positionals
    const key = owner === undefined ? null : accountKeyOf(owner)
    if (owner !== undefined && key === null) throw new WrongUse('<account> is empty.')
    const revoked = await revokeToken(context, { serial, owner: key, ...actingOf(typed) })
    if (!revoked.ok) {
      const why = {
        'unknown-token':
          owner === undefined
            ? `No token waits under the serial number ${serial}. Whose is it? “tokens revoke ${serial} <account>”.`
            : `${owner} has no token with the serial number ${serial}.`,
        ambiguous: `Several tokens have the serial number ${serial}.`,
        'owner-unknown': `There is no account ${owner}.`,
      }
      throw new Refused(revoked.reason, why[revoked.reason])
    }
    return { ok: true, text: `${revoked.name} opens nothing any more.`, json: { name: revoked.name, serial } }
  },
}
