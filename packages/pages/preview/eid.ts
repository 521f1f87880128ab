import { spokenWith } from '@laissez-passer/i18n/wording'
import { europass, now, person } from './people.ts'
import type { Samples } from './sample.ts'

const demoland = { id: 'demoland', name: 'Demoland' } as const
const elsewhere = { id: 'elsewhere', name: 'Elsewhere' } as const
const ask = { action: '/cas/eid', hidden: { flow: 'f' }, service: europass, backHref: '/cas/login?flow=f' } as const
const linked = {
  id: 'e1',
  name: 'Demoland, A. D.',
  assurance: 'substantial',
  createdAt: now - 86_400 * 90,
  lastUsedAt: now - 7200,
} as const
const low = { ...linked, id: 'e2', name: 'Elsewhere, Δ. Π.', assurance: 'low', lastUsedAt: null } as const
const list = { person, action: '/cas/account/eid', countries: [demoland], maxEids: 5, onlyWayIn: false } as const
const register = {
  action: '/cas/eid/register',
  hidden: { eid: 'e' },
  eid: 'Demoland, A. D.',
  fullName: 'Ada Démo',
  values: { email: 'ada@demoland.example', language: 'fr', privacy: false },
  languages: spokenWith({}),
  backHref: '/cas/eid/unmatched?eid=e',
} as const
const confirm = { action: '/cas/eid/confirm', signInHref: '/cas/login' } as const
const whose = {
  eid: 'Demoland, A. D.',
  country: 'Demoland',
  fullName: 'Ada Démo',
  email: 'ada@demoland.example',
} as const

/** Countries' electronic identities: signing in, linking, making an account. */
export const eidSamples = {
  eid: {
    one: { ...ask, countries: [demoland], others: null },
    several: { ...ask, countries: [demoland, elsewhere], others: null },
    low: {
      ...ask,
      countries: [demoland],
      issues: [{ field: 'form', code: 'eid-low' }],
      others: { action: '/cas/login', hidden: { flow: 'f' }, methods: [{ name: 'passkey', resistsPhishing: true }] },
    },
    down: { ...ask, countries: [demoland], issues: [{ field: 'form', code: 'eid-unavailable' }], others: null },
    'not-accepted': { ...ask, countries: [], issues: [{ field: 'form', code: 'eid-not-accepted' }], others: null },
  },
  eidLeave: { country: { country: 'Demoland', to: '/cas/preview' } },
  eidUnmatched: {
    first: { eid: 'Demoland, A. D.', firstName: 'Ada', linkHref: '/cas/login', registerHref: '/cas/eid/register' },
  },
  eidRegister: {
    first: register,
    wrong: {
      ...register,
      values: { ...register.values, email: 'ada' },
      issues: [
        { field: 'email', code: 'email' },
        { field: 'privacy', code: 'required' },
      ],
    },
  },
  eidRegistered: {
    known: {
      email: 'ada@demoland.example',
      againHref: '/cas/eid/register',
      validHours: 24,
      mailboxHref: '/dev/mailbox',
    },
    unknown: { email: null, againHref: '/cas/eid/register', validHours: 24 },
  },
  eidConfirm: {
    ready: { ...confirm, ...whose, status: 'ready' },
    'other-person': { ...confirm, ...whose, status: 'ready', issues: [{ field: 'form', code: 'eid-other-person' }] },
    gone: { ...confirm, status: 'gone' },
    'taken-email': { ...confirm, status: 'taken-email' },
    'taken-eid': { ...confirm, status: 'taken-eid' },
  },
  eids: {
    none: { ...list, eids: [] },
    two: { ...list, countries: [demoland, elsewhere], eids: [linked, low], notice: { code: 'eid-linked' } },
    only: { ...list, eids: [linked], onlyWayIn: true },
    full: { ...list, eids: [linked, low], maxEids: 2, issues: [{ field: 'form', code: 'eid-taken' }] },
  },
  eidRemove: {
    asked: {
      person,
      action: '/cas/account/eid',
      eid: linked,
      onlyWayIn: false,
      passwordHref: '/cas/account/password',
      cancelHref: '/cas/account/eid',
    },
    only: {
      person,
      action: '/cas/account/eid',
      eid: linked,
      onlyWayIn: true,
      passwordHref: '/cas/account/password',
      cancelHref: '/cas/account/eid',
    },
  },
  eidLink: {
    asked: {
      person,
      action: '/cas/account/eid/link',
      hidden: { eid: 'e' },
      eid: 'Demoland, A. D.',
      cancelHref: '/cas/account',
    },
    gone: { person, action: '/cas/account/eid/link', eid: null, cancelHref: '/cas/account/eid' },
  },
} satisfies Partial<Samples>
