import type { EidScheme } from '@laissez-passer/core/ports'

/**
 * A country that says the truth: whom its answer names, it really saw. What an answer says, the moves decide.
 */
export const honestCountry: EidScheme = {
  id: 'demoland',
  country: 'ZZ',
  name: { en: 'Demoland', fr: 'Démolande' },
  answer: 'query',
  begin: async ({ state }) => ({ ok: true, url: `https://eid.example/?state=${state}`, memory: state }),
  finish: async ({ memory, response: { params } }) => {
    const assurance = (['low', 'substantial', 'high'] as const).find((name) => name === params['assurance'])
    if (params['person'] === undefined || !assurance || params['state'] !== memory)
      return { ok: false, reason: 'invalid' }
    const identity = { firstName: 'Ada', lastName: 'Démo', dateOfBirth: '1990-12-10', email: null, assurance }
    return { ok: true, identity: { ...identity, personId: params['person'] } }
  },
}

/** Where a page that sends somebody to their country leads: the state in it. */
export const stateOn = (html: string): string | null => /eid\.example\/\?state=([\w-]+)/.exec(html)?.[1] ?? null

/** How a country sends somebody back. */
export const backFrom = (said: {
  readonly state: string
  readonly person: string
  readonly assurance: string
}): string => `/cas/eid/callback/demoland?${new URLSearchParams(said)}`
