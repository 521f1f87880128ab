import { now, person } from './people.ts'
import type { Samples } from './sample.ts'

const asking = {
  person,
  action: '/cas/account/delete',
  waitDays: 14,
  dueAt: null,
  goes: {
    email: person.email,
    uid: 'n00abcde',
    factors: ['Élodie’s Fairphone', 'Blue key'],
    sessions: 2,
    services: ['Europass', 'Wiki'],
  },
  dataHref: '/cas/account/data',
  cancelHref: '/cas/account',
} as const

const data = { person, action: '/cas/account/data', copy: null, canAsk: true } as const

const keeping = {
  action: '/cas/keep-account',
  status: 'waiting',
  dueAt: now + 86_400 * 14,
  startHref: '/cas/login',
} as const

/** Leaving, in the states that people meet. */
export const leavingSamples = {
  data: {
    none: data,
    waiting: { ...data, copy: { href: null, expiresAt: 0 }, canAsk: false },
    ready: { ...data, copy: { href: '/cas/account/data/download/x', expiresAt: now + 86_400 * 7 } },
  },
  deleteAccount: {
    asks: asking,
    'asks-little': { ...asking, waitDays: 0, goes: { ...asking.goes, factors: [], sessions: 1, services: [] } },
    unsure: { ...asking, issues: [{ field: 'sure', code: 'required' }] },
    waiting: { ...asking, dueAt: now + 86_400 * 14 },
  },
  keepAccount: {
    waiting: keeping,
    cancelled: { ...keeping, status: 'cancelled', dueAt: null },
    gone: { ...keeping, status: 'gone', dueAt: null },
    deleted: { ...keeping, status: 'deleted', dueAt: null },
  },
} satisfies Pick<Samples, 'data' | 'deleteAccount' | 'keepAccount'>
