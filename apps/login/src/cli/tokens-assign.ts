import { giveToken } from '@laissez-passer/core/methods/token'
import { accountKeyOf } from './accounts.ts'
import { actingOf } from './acting.ts'
import { type Command, Refused, WrongUse } from './command.ts'

/** `tokens assign`: a token that nobody has, to a person. */
export const tokensAssign: Command = {
  name: 'tokens assign',
  summary: 'Gives a token that nobody has yet to a person, who is told by mail.',
  takes: '<serial number> <account>',
  positionals: [2, 2],
  options: { reason: { type: 'string' } },
  explained: [['--reason <text>', 'why, for the audit log']],
  notes:
    'People add tokens that show codes themselves, in My Account. Those that answer challenges are given like this.',
  examples: [['a token to its new holder', 'laissez-passer tokens assign 98-7654321 marie@example.eu']],
  async run(context, typed) {
    const [serial = '', owner = ''] = typed.positionals
    const key = accountKeyOf(owner)
    if (key === null) throw new WrongUse('<account> is empty.')
    const given = await giveToken(context, { serial, owner: key, ...actingOf(typed) })
    if (given.ok) return { ok: true, text: `${given.name} is ${owner}’s now.`, json: { name: given.name, serial } }
    const why = {
      'unknown-token': `No token waits under the serial number ${serial}. “tokens list” shows those that do.`,
      ambiguous: `Several tokens have the serial number ${serial}. Import the one meant with --owner.`,
      'owner-unknown': `There is no active account ${owner}.`,
      outlived: `The maker of ${serial} lets it be used no longer.`,
      'too-many': `${owner} has as many tokens as allowed.`,
    }
    throw new Refused(given.reason, why[given.reason])
  },
}
