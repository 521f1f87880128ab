import type { Destination } from '../../src/context/index.ts'
import type { Account, EidAssurance, EidIdentity, EidRefusal, EidScheme } from '../../src/ports/index.ts'
import { eid, eidLow } from '../../src/methods/eid/method.ts'
import { password } from '../../src/methods/password/method.ts'
import { withJane } from './flow.ts'
import type { World } from './world.ts'

/** A country whose answers tests write. */
export interface FakeCountry extends EidScheme {
  /** Whom it will name next, and how sure it will be; or its refusal. */
  says: Partial<EidIdentity> | EidRefusal['reason']
  /** It is down. */
  down: boolean
  /** What it was asked for, newest last. */
  readonly asked: { readonly assurance: EidAssurance; readonly language: string }[]
  /** The memories that it was given back. */
  readonly finished: string[]
}

/** Makes a country. */
export function fakeCountry(id = 'demoland', answer: EidScheme['answer'] = 'query'): FakeCountry {
  const country: FakeCountry = {
    id,
    country: 'ZZ',
    name: { en: 'Demoland', fr: 'Démolande' },
    answer,
    says: {},
    down: false,
    asked: [],
    finished: [],
    async begin({ assurance, language, redirectUri, state }) {
      if (country.down) return { ok: false, reason: 'unavailable' }
      country.asked.push({ assurance, language })
      const url = `https://eid.example/${id}?${new URLSearchParams({ state, redirectUri })}`
      return { ok: true, url, memory: `memory of ${state}` }
    },
    async finish({ memory, response }) {
      country.finished.push(memory)
      if (response.params.code !== 'right') return { ok: false, reason: 'invalid' }
      if (typeof country.says === 'string') return { ok: false, reason: country.says }
      return { ok: true, identity: { ...somebody, ...country.says } }
    },
  }
  return country
}

const somebody: EidIdentity = {
  personId: 'ZZ/EU/0001',
  firstName: 'Ada',
  lastName: 'Démo',
  dateOfBirth: '1990-12-10',
  email: null,
  assurance: 'substantial',
}

/** The state in an address that a country was given. */
export function stateIn(url: string): string {
  return new URL(url).searchParams.get('state') ?? ''
}

/**
 * Jane, who has an account, where people sign in by password or by the eID of a country.
 *
 * @param asked what the service asks for that they are on their way to, `/cas/x`
 */
export async function withCountry(
  asked: () => Destination,
): Promise<{ readonly country: FakeCountry; readonly jane: Account; readonly world: World }> {
  const describeDestination = (path: string) => (path === '/cas/x' ? asked() : null)
  const { jane, world } = await withJane({ methods: [eid(), eidLow(), password()], describeDestination })
  return { country: fakeCountry(), jane, world }
}
