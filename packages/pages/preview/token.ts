import type { TokenCodeProps } from '../src/types.ts'
import { europass, now, person } from './people.ts'
import type { Samples } from './sample.ts'

const device = {
  action: '/cas/login',
  hidden: { flow: 'f', current: 'token' },
  service: europass,
  status: 'ready',
  kind: 'token',
  token: 'Grey token',
  challenge: null,
  triesLeft: null,
  until: null,
  others: [],
  startHref: '/cas/login',
} satisfies Partial<TokenCodeProps>
const app = { ...device, hidden: { flow: 'f', current: 'token-app' }, kind: 'token-app', token: 'My phone' } as const
const cram = { ...device, hidden: { flow: 'f', current: 'token-cram' }, kind: 'token-cram' } as const

const app1 = {
  id: 't1',
  name: 'Élodie’s Fairphone',
  sort: 'app',
  serial: null,
  createdAt: now - 86_400 * 90,
  lastSeenAt: now - 7200,
} as const
const grey = {
  id: 't2',
  name: 'Grey token',
  sort: 'device',
  serial: '0755225266',
  createdAt: now - 86_400 * 30,
  lastSeenAt: null,
} as const
const keypad = { ...grey, id: 't3', name: 'Acme 98-7654', sort: 'challenge', serial: '98-7654' } as const
const list = {
  person,
  action: '/cas/account/tokens',
  tokens: [app1, grey, keypad],
  addAppHref: '/cas/account/tokens/app',
  takeHref: '/cas/account/tokens/device',
  maxTokens: 10,
} as const
const cancelHref = list.action
const secret = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP'
const scan = {
  person,
  action: '/cas/account/tokens/app',
  hidden: { id: 't4' },
  name: 'My phone',
  link: `otpauth://totp/EU%20Login:elodie%40example.org?secret=${secret}&issuer=EU%20Login&algorithm=SHA1&digits=6&period=30`,
  secret,
  expiresAt: now + 412,
  lifetimeSeconds: 600,
  until: null,
  againHref: '/cas/account/tokens/app',
  cancelHref,
} as const
const take = { person, action: list.takeHref, values: { serial: '', name: '' }, until: null, cancelHref } as const

/** Codes of tokens, and My Account's pages about them. */
export const tokenSamples = {
  tokenCode: {
    device,
    wrong: { ...device, issues: [{ field: 'code', code: 'token-wrong-code' }] },
    next: { ...device, issues: [{ field: 'code', code: 'token-next-code' }] },
    app: { ...app, others: [{ name: 'password' }] },
    challenge: { ...cram, challenge: '71829304' },
    tries: { ...cram, challenge: '71829304', triesLeft: 1, issues: [{ field: 'code', code: 'token-wrong-code' }] },
    expired: { ...cram, status: 'expired' },
    'no-tries': { ...cram, status: 'no-tries' },
    outlived: { ...device, status: 'outlived' },
    throttled: { ...device, status: 'throttled', until: now + 700 },
  },
  tokens: {
    several: { ...list, notice: { code: 'token-added' } },
    none: { ...list, tokens: [] },
    renaming: {
      ...list,
      tokens: [grey],
      renaming: { token: 't2', name: '' },
      issues: [{ field: 'name', code: 'required' }],
    },
    'on-the-way': {
      ...list,
      tokens: [app1],
      proceed: { action: '/cas/login', hidden: { stepUp: '1', continue: '/cas/x' }, service: 'Europass' },
    },
    full: { ...list, maxTokens: 3, takeHref: null },
  },
  tokenRemove: {
    one: { person, action: list.action, token: grey, last: false, cancelHref },
    last: { person, action: list.action, token: app1, last: true, cancelHref },
  },
  tokenStep: {
    asked: { person, action: list.action, token: grey, until: null, cancelHref },
    wrong: {
      person,
      action: list.action,
      token: app1,
      until: null,
      cancelHref,
      issues: [{ field: 'code', code: 'token-wrong-pair' }],
    },
    resting: { person, action: list.action, token: grey, until: now + 700, cancelHref },
  },
  addTokenApp: {
    first: { person, action: scan.action, values: { name: '' }, cancelHref },
    full: {
      person,
      action: scan.action,
      values: { name: '' },
      cancelHref,
      full: { maxTokens: 10, tokensHref: cancelHref },
    },
  },
  tokenApp: {
    scan,
    wrong: { ...scan, issues: [{ field: 'code', code: 'token-wrong' }] },
    clock: { ...scan, issues: [{ field: 'code', code: 'token-clock' }] },
    resting: { ...scan, until: now + 300 },
    over: { ...scan, link: null, secret: '' },
  },
  takeToken: {
    first: take,
    wrong: {
      ...take,
      values: { serial: '123', name: 'Key ring' },
      issues: [
        { field: 'serial', code: 'token-unknown-token' },
        { field: 'nextCode', code: 'token-same-code' },
      ],
    },
    full: { ...take, full: { maxTokens: 10, tokensHref: cancelHref } },
  },
} satisfies Pick<
  Samples,
  'tokenCode' | 'tokens' | 'tokenRemove' | 'tokenStep' | 'addTokenApp' | 'tokenApp' | 'takeToken'
>
