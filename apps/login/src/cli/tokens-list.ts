import { listTokens } from '@laissez-passer/core/methods/token'
import { accountKeyOf } from './accounts.ts'
import { type Command, Refused, textOf, WrongUse } from './command.ts'
import { columns } from './help.ts'

const most = 10_000
const kinds = { totp: 'codes by time', hotp: 'codes by counter', ocra: 'answers challenges' } as const

/** `tokens list`: those that nobody has, or those of a person. Never a secret. */
export const tokensList: Command = {
  name: 'tokens list',
  summary: 'Lists the tokens that nobody has yet, or those of a person.',
  takes: '',
  positionals: [0, 0],
  options: { owner: { type: 'string' } },
  explained: [['--owner <account>', 'whose: an e-mail address or a unique identifier']],
  examples: [
    ['what waits for whoever holds it', 'laissez-passer tokens list'],
    ['what somebody has', 'laissez-passer tokens list --owner marie@example.eu --json'],
  ],
  async run(context, typed) {
    const { store } = context
    const owner = textOf(typed, 'owner')
    if (owner === undefined) {
      const waiting = await store.codeTokens.inStock({ serial: null, limit: most })
      const tokens = waiting.map(({ serial, name, kind, createdAt }) => ({ serial, name, kind, importedAt: createdAt }))
      return {
        ok: true,
        text:
          waiting.length === 0
            ? 'None.'
            : columns(waiting.map(({ kind, name, serial }) => [serial, `${name}, ${kinds[kind]}`])),
        json: { tokens },
      }
    }
    const key = accountKeyOf(owner)
    if (key === null) throw new WrongUse('--owner is empty.')
    const account = await store.accounts.find(key)
    if (!account) throw new Refused('unknown-account', `There is no account ${owner}.`)
    const tokens = await listTokens(context, { accountId: account.id })
    return {
      ok: true,
      text:
        tokens.length === 0
          ? 'None.'
          : columns(
              tokens.map(({ kind, name, origin, serial }) => [
                serial ?? (origin === 'app' ? 'app' : '–'),
                `${name}, ${kinds[kind]}`,
              ]),
            ),
      json: { tokens },
    }
  },
}
