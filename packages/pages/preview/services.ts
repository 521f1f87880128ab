import { now, person } from './people.ts'
import type { Samples } from './sample.ts'

/** Pages of this folder, in the states that people meet. */
export const servicesSamples = {
  consent: {
    everything: {
      person,
      action: '/cas/oauth2/consent',
      hidden: { query: 'client_id=choir', proof: 'p' },
      service: {
        name: 'Choir of the Meuse',
        description: 'Rehearsals, scores and lists of who sings what.',
        logo: 'mark.svg',
      },
      known: ['name', 'email', 'language', 'identifier'],
      account: { email: person.email, language: 'fr' },
      otherHref: '/cas/login?other=1',
    },
    little: {
      person,
      action: '/cas/oauth2/consent',
      hidden: { query: 'client_id=choir', proof: 'p' },
      service: { name: 'Choir', description: null, logo: null },
      known: ['identifier'],
      account: { email: person.email, language: 'fr' },
      otherHref: '/cas/login?other=1',
    },
    program: {
      person,
      action: '/cas/oauth2/consent',
      hidden: { query: 'client_id=keeper', proof: 'p' },
      service: { name: 'Keeper of sessions', description: null, logo: null },
      known: ['identifier', 'account', 'settings', 'activity', 'end-sessions', 'withdraw-services', 'offline'],
      account: { email: person.email, language: 'fr' },
      otherHref: '/cas/login?other=1',
    },
    unchecked: {
      person,
      action: '/cas/oauth2/consent',
      hidden: { query: 'client_id=dyn-choir', proof: 'p' },
      service: { name: 'Choir', description: null, logo: null, unchecked: { goesTo: 'choir.example' } },
      known: ['name', 'email', 'identifier'],
      account: { email: person.email, language: 'fr' },
      otherHref: '/cas/login?other=1',
    },
  },
  services: {
    some: {
      person,
      action: '/cas/account/services',
      notice: { code: 'service-withdrawn' },
      services: [
        {
          clientId: 'choir',
          name: 'Choir of the Meuse',
          known: ['name', 'email', 'language', 'identifier'],
          since: now - 86_400,
          description: 'Rehearsals and scores of a choir with a rather long description of what it does and for whom.',
          lasting: [
            { id: 'r1', since: now - 86_400, until: now + 86_400 * 29 },
            { id: 'r2', since: now - 86_400 * 40, until: now + 86_400 * 3 },
          ],
        },
        {
          clientId: 'own-television',
          name: 'Film Club',
          known: ['identifier', 'offline'],
          since: now - 86_400 * 9,
          allowed: false,
          lasting: [{ id: 'r3', since: now - 86_400 * 9, until: now + 86_400 * 20 }],
        },
        { clientId: 'old-shop', name: null, known: ['identifier'], since: now - 86_400 * 400 },
      ],
    },
    none: { person, action: '/cas/account/services', services: [] },
  },
} satisfies Partial<Samples>
