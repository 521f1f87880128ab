import { onTestFinished } from 'vitest'
import { nodeOutgoing } from '../../../../runtime/src/node/outgoing.ts'
import { createLogoutWorker, type LogoutEvent } from '../../../src/logout/index.ts'
import { hostsOf, type ServiceInput } from '../../../src/services/index.ts'
import { testProvider, type TestProvider } from '../../support/provider.ts'
import { receiver, type Receiver } from './receiver.ts'
import { visitOf } from './visit.ts'

export const now = 1_900_000_000
export const begun = Math.floor(now)

/** Two services' servers, for each test. */
export let there: Receiver
export let other: Receiver

export async function openServices(): Promise<void> {
  ;[there, other] = [await receiver(), await receiver()]
}

export async function closeServices(): Promise<void> {
  await Promise.all([there.close(), other.close()])
}

export const client = (
  clientId: string,
  more: Partial<Extract<ServiceInput, { type: 'oidc' }>> = {},
): ServiceInput => ({
  name: `Service ${clientId}`,
  type: 'oidc',
  clientId,
  clientSecret: 'a secret that is long enough to be a secret',
  redirectUris: [`${there.url}/back`],
  ...more,
})

/** A provider with somebody signed in, and a worker whose clock stands where the test puts it. */
export async function world(services: readonly ServiceInput[], patienceMs = 300) {
  const provider: TestProvider = await testProvider(services)
  onTestFinished(() => provider.close())
  const { account, session } = await provider.signIn({ level: 'BASIC', now })
  const events: LogoutEvent[] = []
  const at = provider.at(now)
  const hosts = hostsOf(at.services)
  let clock = begun
  const worker = (store = provider.store) =>
    createLogoutWorker({
      ...at,
      store,
      outgoing: nodeOutgoing({ patienceMs })({ isRegistered: (host) => hosts.has(host), atHome: true, networks: [] }),
      clock: () => clock,
      onEvent: (event) => events.push(event),
    })
  return {
    account,
    events,
    provider,
    session,
    worker,
    pass: (seconds: number) => (clock += seconds),
    visit: (clientId: string, sid?: string | null) =>
      visitOf(provider.store, { account, session, clientId, now, ...(sid === undefined ? {} : { sid }) }),
    end: () => provider.store.sessions.end({ idHash: session.idHash, now }),
    statuses: async () =>
      Object.fromEntries(
        (await provider.store.logouts.ofSession(session.idHash)).map(({ clientId, status }) => [clientId, status]),
      ),
  }
}
