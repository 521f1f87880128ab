import type { Face } from '../../src/composition.ts'
import { eid } from '../../src/methods/eid/face.ts'
import { password } from '../../src/methods/password/face.ts'
import type { ProviderOptions } from '../../src/provider.ts'
import type { Browser, Visit } from './browser.ts'
import { type FakeCountry, fakeCountry, stateIn } from './eid.ts'
import { peerAddress, type Shown, shown } from './shown.ts'

/** Where people come by the eIDs of two countries. */
export interface ByCountry extends Shown {
  readonly country: FakeCountry
  /** Answers by a form. */
  readonly posting: FakeCountry
  /** Posts a form that chooses a country; whoever is sent there is back at once with its answer. */
  through(browser: Browser, form: string, fields?: Readonly<Record<string, string>>): Promise<Visit>
  /** Whatever is begun behind the browsers' address rests. */
  rest(): Promise<void>
}

/** Makes such a world; `others`: its methods besides eIDs. */
export async function byCountry({
  others = [password()],
  ...options
}: Partial<ProviderOptions> & { readonly others?: readonly Face[] } = {}): Promise<ByCountry> {
  const [country, posting] = [fakeCountry(), { ...fakeCountry('postland', 'form'), name: { en: 'Postland' } }]
  const at = await shown({ ...options, methods: [...others, eid({ schemes: [posting, country] })] })
  const { last, world } = at
  return {
    ...at,
    country,
    posting,
    async through(browser, form, fields = {}) {
      await browser.post(form, { scheme: 'demoland', ...fields })
      const state = stateIn(String(last()['to']))
      return browser.get(`/cas/eid/callback/demoland?${new URLSearchParams({ state, code: 'right' })}`)
    },
    async rest() {
      const rule = { accountId: null, limit: 1, lockSeconds: 60, windowSeconds: 60 }
      await world.store.throttle.spend([{ key: `eid:from:${peerAddress}`, ...rule }], { now: world.runtime.now() })
    },
  }
}
