import { europass, now, person } from './people.ts'
import type { Samples } from './sample.ts'

const code = {
  action: '/cas/login',
  hidden: { flow: 'f', current: 'sms', currentDevice: 'n1' },
  issues: [],
  service: europass,
  status: 'ready',
  kind: 'sms',
  sentTo: '+32 ••• •• 12',
  triesLeft: null,
  until: null,
  ends: null,
  otherNumberHref: null,
  others: [],
  startHref: '/cas/login',
} as const
const mail = {
  ...code,
  hidden: { flow: 'f', current: 'mail-code' },
  kind: 'mail-code',
  sentTo: 'e...@example.org',
} as const
const number = { id: 'n1', name: '+32 ••• •• 12', createdAt: now - 86_400 * 90, lastUsedAt: now - 7200 } as const
const other = { id: 'n2', name: '+33 ••• •• 78', createdAt: now - 86_400 * 3, lastUsedAt: null } as const
const list = {
  person,
  action: '/cas/account/phones',
  phones: [number, other],
  addHref: '/cas/account/phones/add',
  endsAt: null,
  instead: { method: 'passkey', href: '/cas/account/passkeys/add' },
  maxPhones: 5,
} as const
const cancelHref = list.action
const add = { action: list.addHref, values: { number: '' }, until: null, cancelHref } as const
const confirm = {
  action: list.addHref,
  hidden: { id: 'n3' },
  name: '+32 ••• •• 12',
  status: 'ready',
  triesLeft: null,
  until: null,
  againHref: list.addHref,
  cancelHref,
} as const

/** Codes by text message and mail, and My Account's pages about phone numbers. */
export const phoneSamples = {
  sentCode: {
    text: {
      ...code,
      otherNumberHref: '/cas/login?flow=f&devices=1',
      others: [{ name: 'passkey', resistsPhishing: true }],
    },
    resent: { ...code, resent: true },
    wrong: { ...code, issues: [{ field: 'code', code: 'sent-wrong-code' }], triesLeft: 3 },
    incomplete: { ...code, issues: [{ field: 'code', code: 'sent-code-incomplete' }] },
    'ends-soon': {
      ...code,
      ends: { at: now + 86_400 * 9, instead: { method: 'passkey', href: '/cas/account/passkeys' } },
    },
    waits: { ...code, issues: [{ field: 'form', code: 'sent-too-many' }] },
    mail,
    expired: { ...code, status: 'expired' },
    'no-tries': { ...code, status: 'no-tries' },
    throttled: { ...code, status: 'throttled', until: now + 700 },
    'too-many': { ...code, status: 'too-many', until: now + 3000 },
    'reset-lately': { ...mail, status: 'reset-lately', until: now + 200_000 },
  },
  leftBehind: {
    service: {
      action: '/cas/login',
      hidden: { flow: 'f' },
      service: europass,
      since: 1_751_328_000,
      ways: [{ method: 'passkey' }, { method: 'mobile-app-pin' }],
      others: [{ name: 'recovery-code' }],
    },
    'signed-in': {
      person,
      action: '/cas/login',
      service: null,
      since: null,
      ways: [{ method: 'passkey', href: '/cas/account/passkeys/add' }],
      others: [],
    },
  },
  phones: {
    several: { ...list, notice: { code: 'phone-added' } },
    none: { ...list, phones: [] },
    'ends-soon': { ...list, phones: [number], endsAt: now + 86_400 * 9 },
    retired: { ...list, phones: [number], addHref: null, endsAt: 1_751_328_000 },
    'retired-empty': { ...list, phones: [], addHref: null, notice: { code: 'phone-removed' } },
    'on-the-way': {
      ...list,
      phones: [number],
      proceed: { action: '/cas/login', hidden: { stepUp: '1', continue: '/cas/x' }, service: 'Europass' },
    },
    full: { ...list, maxPhones: 2 },
  },
  phoneRemove: {
    one: { person, action: list.action, phone: other, last: false, cancelHref },
    last: { person, action: list.action, phone: number, last: true, cancelHref },
  },
  addPhone: {
    asked: add,
    wrong: { ...add, values: { number: '0470 12 34 12' }, issues: [{ field: 'number', code: 'country-code' }] },
    landline: { ...add, values: { number: '+32 2 299 11 11' }, issues: [{ field: 'number', code: 'not-mobile' }] },
    waits: { ...add, until: now + 3000 },
    full: { ...add, full: { maxPhones: 5, phonesHref: cancelHref } },
  },
  confirmPhone: {
    asked: confirm,
    resent: { ...confirm, resent: true },
    wrong: { ...confirm, issues: [{ field: 'code', code: 'sent-wrong-code' }], triesLeft: 4 },
    over: { ...confirm, status: 'over' },
    throttled: { ...confirm, status: 'throttled', until: now + 700 },
    'too-many': { ...confirm, status: 'too-many', until: now + 3000 },
  },
} satisfies Pick<Samples, 'sentCode' | 'leftBehind' | 'phones' | 'phoneRemove' | 'addPhone' | 'confirmPhone'>
