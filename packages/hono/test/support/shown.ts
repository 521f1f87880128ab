import { platform } from '#platform'
import { newTokenOf } from '@laissez-passer/core/internal/ids'
import type { Account } from '@laissez-passer/core/ports'
import { metricsRegistry } from '@laissez-passer/server/metrics'
import { activated, now, signedIn } from '../../../store-sql/src/contract/fixtures.ts'
import type { ProviderOptions } from '../../src/provider.ts'
import type { Browser } from './browser.ts'
import { listeningPages, type Told } from './told.ts'
import { makeWorld, type World } from './world.ts'

/** A world whose pages tell what they are given: a route decides that, and no more. */
export interface Shown {
  readonly world: World
  /** What the last page was given. */
  readonly last: () => Told
  /** What the meters count of sign-ins, without the name of the metric. */
  counted(): Promise<readonly string[]>
  /**
   * Somebody with a password, who proved these methods just now, the password alone unless said otherwise:
   * straight from the store.
   */
  someone(...proved: readonly string[]): Promise<{ readonly account: Account; readonly browser: Browser }>
  /** Empties the outbox of what the store's fixtures wrote, which nobody can open. */
  forget(): Promise<void>
}

/** Where the browsers of {@link shown} are, unless they say so. */
export const peerAddress = '192.0.2.7'

/** Makes such a world; its clock begins where the rows of the store’s fixtures were made. */
export async function shown(options: Partial<ProviderOptions>): Promise<Shown> {
  const here = await platform()
  const { latest: last, pages } = listeningPages()
  let ahead = 0
  const made = await makeWorld(
    { ...here, runtime: { ...here.runtime, now: () => now + ahead } },
    {
      pages,
      metrics: { registry: metricsRegistry(), token: null },
      peer: (request) => request.headers.get('Test-Address') ?? peerAddress,
      ...options,
    },
  )
  const world: World = { ...made, wait: (seconds) => void (ahead += seconds) }
  const forget = async () =>
    void (await world.store.outbox.claim({ now: world.runtime.now(), limit: 1000, leaseSeconds: 1_000_000_000 }))
  return {
    world,
    last,
    forget,
    async counted() {
      const answer = await world.browser().request('/metrics', { headers: { Host: 'localhost:4000' } })
      const lines = (await answer.text()).split('\n').filter((line) => line.startsWith(`${signIns}{`))
      return lines.map((line) => line.slice(signIns.length))
    },
    async someone(...proved) {
      const account = await activated(world.store)
      const { hash: idHash, token } = newTokenOf(world.runtime.random, account.id)
      const at = world.runtime.now()
      const proofs = (proved.length === 0 ? ['password'] : proved).map((method) => ({ method, at, credentialId: null }))
      await signedIn(world.store, account.id, {
        idHash,
        proofs,
        authenticatedAt: at,
        createdAt: at,
        lastSeenAt: at,
        expiresAt: at + 43_200,
      })
      const browser = world.browser()
      browser.cookies.set('__Host-lp-login', token)
      await forget()
      return { account, browser }
    },
  }
}

const signIns = 'laissez_passer_sign_ins_total'
