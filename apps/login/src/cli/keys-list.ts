import { signingKeyStates } from '@laissez-passer/federation/oidc'
import type { Command } from './command.ts'
import { listed } from './keys-rotate.ts'

/** `keys list`: those that sign ID tokens. Never a private half. */
export const keysList: Command = {
  name: 'keys list',
  summary: 'Lists the keys that sign ID tokens.',
  takes: '',
  positionals: [0, 0],
  options: {},
  explained: [],
  examples: [['what signs, and what will', 'laissez-passer keys list']],
  async run(context) {
    const keys = await signingKeyStates(context)
    return { ok: true, text: keys.length === 0 ? 'None yet.' : listed(keys), json: { keys } }
  },
}
