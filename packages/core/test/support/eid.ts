import type { EidAssurance, EidIdentity, EidRefusal, EidScheme } from '../../src/ports/index.ts'

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
