import { europass, now, person } from './people.ts'
import type { Samples } from './sample.ts'

const codes = {
  person,
  action: '/cas/account/recovery-codes',
  left: 0,
  createdAt: null,
  canMake: true,
  codes: null,
  addHref: '/cas/mobile',
  doneHref: '/cas/account',
} as const
const code = {
  action: '/cas/login',
  hidden: { flow: 'f', current: 'recovery-code' },
  service: europass,
  until: null,
  others: [{ name: 'mobile-app-pin' }],
  startHref: '/cas/login',
} as const

const notMe = {
  action: '/cas/not-me',
  hidden: { token: 't' },
  startHref: '/cas/login',
  lostHref: '/cas/password/lost',
} as const

const lost = {
  action: '/cas/lost-factor',
  hidden: { flow: 'f' },
  factors: [
    { id: 'd1', name: 'Fairphone', model: 'Fairphone 6' },
    { id: 'd2', name: 'Tablet in the kitchen', model: 'Chromium on Linux' },
  ],
  waitHours: 72,
  waiting: null,
  backHref: '/cas/login?flow=f',
} as const
const removal = {
  action: '/cas/lost-factor/confirm',
  hidden: { token: 't' },
  status: 'sent',
  factor: 'Fairphone',
  waitHours: 72,
  dueAt: null,
  startHref: '/cas/login',
  mailboxHref: null,
} as const

/** Ways back in, in the states that people meet. */
export const recoverySamples = {
  recoveryCodes: {
    none: codes,
    some: { ...codes, left: 7, createdAt: now - 86_400 * 90 },
    'no-factor': { ...codes, canMake: false },
    made: {
      ...codes,
      left: 10,
      createdAt: now,
      codes: [
        '7K2M-Q9XD-04TB-PZ6H',
        'M3VX-8R5C-K1ND-YW2Q',
        '0GHT-5JPA-XE9B-63RS',
        'QZ41-WB7N-D8MK-2CVF',
        'T9YE-PH36-RJ0X-A5G1',
        'B2SD-N7KW-4ZQ8-HXM6',
        'C5RA-1VTG-9PYJ-E0KD',
        'XW8F-36NB-QM2H-S7ZT',
        '4JKP-YD9E-G5CR-V1A0',
        'H6TQ-Z2MX-B8W3-N4FS',
      ],
    },
  },
  recoveryCode: {
    ready: code,
    wrong: { ...code, issues: [{ field: 'code', code: 'recovery-wrong-code' }] },
    throttled: { ...code, until: now + 700 },
  },
  notMe: {
    asks: { ...notMe, account: { email: person.email } },
    'takes-back': { ...notMe, account: { email: person.email }, takesBack: 'thief@new.example' },
    gone: { ...notMe, account: null },
  },
  lostFactor: {
    two: lost,
    waiting: { ...lost, waiting: { factorName: 'Fairphone', dueAt: now + 200_000 } },
    none: { ...lost, factors: [] },
  },
  factorRemoval: {
    sent: removal,
    confirm: { ...removal, status: 'confirm' },
    waiting: { ...removal, status: 'waiting', dueAt: now + 259_200 },
    cancelled: { ...removal, status: 'cancelled' },
    gone: { ...removal, status: 'gone', factor: '' },
  },
} satisfies Pick<Samples, 'recoveryCodes' | 'recoveryCode' | 'notMe' | 'lostFactor' | 'factorRemoval'>
