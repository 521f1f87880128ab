import type { RegisteredClient, RegisteredClientsPort } from '@laissez-passer/core/ports'
import type { Command } from './command.ts'
import { columns } from './help.ts'

/** So many are read at a time. */
const page = 500

/** `clients list`: who registered itself. Never a secret. */
export const clientsList: Command = {
  name: 'clients list',
  summary: 'Lists the services that registered themselves.',
  takes: '',
  positionals: [0, 0],
  options: {},
  explained: [],
  notes: 'Who stands in services.json is listed by `services list`.',
  examples: [['who came by themselves', 'laissez-passer clients list']],
  async run({ store }) {
    const clients = (await all(store.registeredClients)).map(shownOf)
    const rows = clients.map(({ clientId, name, open, redirectUris, registeredAt }) => {
      const how = open ? 'by itself' : 'with a token'
      return [clientId, `${name}, ${registeredAt}, ${how}, ${redirectUris.join(' ')}`] as const
    })
    return { ok: true, text: clients.length === 0 ? 'None.' : columns(rows), json: { clients } }
  },
}

async function all(port: RegisteredClientsPort): Promise<readonly RegisteredClient[]> {
  const found: RegisteredClient[] = []
  for (let after: RegisteredClient | null = null; ; ) {
    const next: readonly RegisteredClient[] = await port.list({ after, limit: page })
    found.push(...next)
    after = next.at(-1) ?? null
    if (next.length < page) return found
  }
}

function shownOf({ clientId, createdAt, open, registration }: RegisteredClient) {
  const { name, redirectUris }: { readonly name: string; readonly redirectUris: readonly string[] } =
    JSON.parse(registration)
  return { clientId, name, open, redirectUris, registeredAt: new Date(createdAt * 1000).toISOString() }
}
