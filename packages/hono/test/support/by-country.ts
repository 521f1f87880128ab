import { platform } from '#platform'
import { metricsRegistry } from '@laissez-passer/server/metrics'
import type { Face } from '../../src/composition.ts'
import { eid } from '../../src/methods/eid/face.ts'
import { password } from '../../src/methods/password/face.ts'
import type { Browser, Visit } from './browser.ts'
import { type FakeCountry, fakeCountry, stateIn } from './eid.ts'
import { type Given, watchedPages } from './shown.ts'
import { makeWorld, type World } from './world.ts'

/** Where people come by the eIDs of two countries, and what pages were given. */
export interface ByCountry {
  readonly world: World
  readonly last: () => Given
  readonly country: FakeCountry
  /** Answers by a form. */
  readonly posting: FakeCountry
  /** Posts a form that chooses a country; whoever is sent there is back at once with its answer. */
  through(browser: Browser, form: string, fields?: Readonly<Record<string, string>>): Promise<Visit>
  /** Whatever is begun behind this address rests. Default: {@link peerAddress}. */
  rest(address?: string): Promise<void>
  /** What the meters count of sign-ins, without the name of the metric. */
  counted(): Promise<readonly string[]>
}

/** Network address of the browsers of {@link byCountry}'s world, where a test names none. */
export const peerAddress = '192.0.2.7'

/** Makes such a world; `others`: its methods besides eIDs. */
export async function byCountry(others: readonly Face[] = [password()]): Promise<ByCountry> {
  const [country, posting] = [fakeCountry(), fakeCountry('postland', 'form')]
  const { last, pages } = watchedPages()
  const registry = metricsRegistry()
  const world = await makeWorld(await platform(), {
    methods: [...others, eid({ schemes: [posting, country] })],
    pages,
    metrics: { registry, token: null },
    peer: (request) => request.headers.get('Test-Address') ?? peerAddress,
  })
  return {
    world,
    last,
    country,
    posting,
    async through(browser, form, fields = {}) {
      await browser.post(form, { scheme: 'demoland', ...fields })
      const state = stateIn(String(last()['to']))
      return browser.get(`/cas/eid/callback/demoland?${new URLSearchParams({ state, code: 'right' })}`)
    },
    async rest(address = peerAddress) {
      const rule = { accountId: null, limit: 1, lockSeconds: 60, windowSeconds: 60 }
      await world.store.throttle.spend([{ key: `eid:from:${address}`, ...rule }], { now: world.runtime.now() })
    },
    async counted() {
      const answer = await world.browser().request('/metrics', { headers: { Host: 'localhost:4000' } })
      const lines = (await answer.text()).split('\n').filter((line) => line.startsWith('laissez_passer_sign_ins_total{'))
      return lines.map((line) => line.slice('laissez_passer_sign_ins_total'.length))
    },
  }
}
