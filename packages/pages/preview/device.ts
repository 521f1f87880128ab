import { now, person } from './people.ts'
import type { Samples } from './sample.ts'

const confirm = {
  person,
  action: '/cas/device/confirm',
  hidden: { request: 'r' },
  service: { name: 'Film Club', description: 'Films of small countries, on a large screen.', logo: 'mark.svg' },
  userCode: 'BCDF-GHJK',
  known: ['name', 'identifier', 'offline'],
  account: { email: person.email, language: 'fr' },
  askedAt: now - 70,
  otherHref: '/cas/login?other=1',
} as const

/** Pages of this folder, in the states that people meet. */
export const deviceSamples = {
  deviceCode: {
    first: { person: null, action: '/cas/device', values: { code: '' } },
    wrong: {
      person,
      action: '/cas/device',
      values: { code: 'BCDF-GHJL' },
      issues: [{ field: 'code', code: 'user-code' }],
    },
  },
  deviceConfirm: {
    'same-network': { ...confirm, from: { sameNetwork: true, address: '192.0.2.7', country: 'BE' } },
    'other-network': { ...confirm, from: { sameNetwork: false, address: '203.0.113.70', country: 'PT' } },
    'unknown-network': { ...confirm, from: { sameNetwork: false, address: null, country: null } },
  },
  deviceDone: {
    allowed: { person, outcome: 'allowed', againHref: '/cas/device' },
    denied: { person, outcome: 'denied', againHref: '/cas/device' },
    over: { person: null, outcome: 'over', againHref: '/cas/device' },
  },
  deviceShow: {
    service: {
      service: 'Film Club',
      userCode: 'BCDF-GHJK',
      address: 'id.example.eu/cas/device',
      link: 'https://id.example.eu/cas/device?user_code=BCDF-GHJK',
    },
    plain: {
      service: null,
      userCode: 'WXZW-XZWM',
      address: 'id.example.eu/cas/device',
      link: 'https://id.example.eu/cas/device?user_code=WXZW-XZWM',
    },
  },
} satisfies Partial<Samples>
