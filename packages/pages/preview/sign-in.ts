import { europass, now, person } from './people.ts'
import type { Samples } from './sample.ts'

const shop = { name: 'Library of Vilnius', level: 'BASIC' } as const

const methods = [
  { name: 'mobile-app-pin' },
  { name: 'passkey', resistsPhishing: true },
  { name: 'mobile-app-qr' },
  { name: 'eid' },
]

const gridCard = {
  action: '/cas/login',
  hidden: { flow: 'f', current: 'grid-card' },
  service: europass,
  method: { name: 'grid-card' },
  params: { cells: 'B3, D1, E5' },
  credential: 'Card 0042',
  until: null,
  others: [{ name: 'passkey', resistsPhishing: true }],
  startHref: '/cas/login',
} as const

/** Signing in and out, in the states that people meet. */
export const signInSamples = {
  identifier: {
    plain: { action: '/cas/login', service: null, values: { identifier: '' }, registerHref: '/cas/register' },
    service: { action: '/cas/login', service: europass, values: { identifier: '' }, registerHref: '/cas/register' },
    passkey: {
      action: '/cas/login',
      hidden: { continue: '/cas/x' },
      service: europass,
      values: { identifier: '' },
      registerHref: '/cas/register',
      ways: [{ method: 'passkey', href: '/cas/login/passkey' }],
      issues: [{ field: 'form', code: 'passkey-unknown' }],
    },
    wrong: {
      action: '/cas/login',
      service: shop,
      values: { identifier: '' },
      registerHref: '/cas/register',
      issues: [{ field: 'identifier', code: 'required' }],
    },
  },
  password: {
    unknown: {
      action: '/cas/login',
      hidden: { flow: 'f' },
      service: europass,
      identifier: 'elodie.muller@example.org',
      name: null,
      methods,
      method: 'mobile-app-pin',
      captcha: { kind: 'none' },
      otherHref: '/cas/login',
      lostHref: '/cas/password/lost',
    },
    known: {
      action: '/cas/login',
      hidden: { flow: 'f' },
      service: shop,
      identifier: 'elodie.muller@example.org',
      name: 'Élodie Müller',
      methods: [{ name: 'password' }, { name: 'mobile-app-pin' }],
      method: 'password',
      captcha: { kind: 'none' },
      otherHref: '/cas/login',
      lostHref: '/cas/password/lost',
    },
    wrong: {
      action: '/cas/login',
      hidden: { flow: 'f' },
      service: europass,
      identifier: 'n00abcde',
      name: null,
      methods: methods.slice(0, 1),
      method: 'mobile-app-pin',
      captcha: { kind: 'none' },
      otherHref: '/cas/login',
      lostHref: '/cas/password/lost',
      issues: [{ field: 'password', code: 'wrong-password' }],
    },
    guessed: {
      action: '/cas/login',
      hidden: { flow: 'f' },
      service: null,
      identifier: 'n00abcde',
      name: null,
      methods: methods.slice(0, 1),
      method: 'mobile-app-pin',
      captcha: {
        kind: 'proof-of-work',
        challengeHref: '/cas/captcha/challenge',
        picture: { id: 'c1', src: 'captcha.svg' },
      },
      otherHref: '/cas/login',
      lostHref: '/cas/password/lost',
      issues: [{ field: 'captchaCode', code: 'captcha-required' }],
    },
  },
  stepUp: {
    phone: {
      action: '/cas/login',
      hidden: { continue: '/cas/x', stepUp: '1' },
      service: europass,
      person,
      identifier: person.email,
      name: person.name,
      methods: methods.slice(0, 2),
      method: 'mobile-app-pin',
      otherHref: '/cas/login?other=1',
    },
  },
  methodCode: {
    ready: { ...gridCard, status: 'ready', reason: null },
    refused: { ...gridCard, status: 'ready', reason: 'other-card' },
    waiting: { ...gridCard, status: 'waiting', reason: null },
    ended: { ...gridCard, status: 'ended', reason: 'throttled', until: now + 600 },
    expired: { ...gridCard, status: 'ended', reason: 'expired' },
  },
  own: {
    asked: {
      title: 'Grid card',
      service: europass,
      issues: [{ field: 'form', code: 'own', text: 'These are of another card.' }],
      body: '<p>Type the numbers in <b>B3</b>.</p><button type="submit" class="primary">Sign in</button>',
      action: '/cas/login',
      hidden: { flow: 'f', current: 'grid-card' },
      others: [{ name: 'passkey', resistsPhishing: true }],
    },
    section: { person, title: 'My grid cards', done: 'The card counts from now on.', body: '<p>Card 0042</p>' },
  },
  methodMissing: {
    phone: {
      action: '/cas/login',
      hidden: { flow: 'f' },
      service: europass,
      method: { name: 'mobile-app-pin' },
      others: [],
      setUpHref: '/cas/login?continue=%2Fcas%2Fmobile',
    },
    'in-place': {
      action: '/cas/login',
      hidden: { flow: 'f', current: 'mobile-app-pin' },
      service: europass,
      method: { name: 'mobile-app-pin' },
      others: [],
      setUpHref: '/cas/login?continue=%2Fcas%2Fmobile',
      setUpInPlace: true,
    },
    passkey: {
      action: '/cas/login',
      hidden: { flow: 'f' },
      service: europass,
      method: { name: 'passkey' },
      others: [{ name: 'mobile-app-pin' }],
      setUpHref: '/cas/account',
    },
    none: {
      action: '/cas/login',
      hidden: { flow: 'f', current: 'passkey' },
      service: europass,
      method: { name: 'passkey', resistsPhishing: true },
      others: [],
      why: { only: null, unfit: [], ownWish: false },
      ways: [
        { method: { name: 'mobile-app-pin' }, href: '/cas/mobile' },
        { method: { name: 'token' }, href: '/cas/account/tokens' },
      ],
      setUpHref: '/cas/account/passkeys/add',
      setUpInPlace: true,
    },
    'beside-another': {
      action: '/cas/login',
      hidden: { flow: 'f', current: 'passkey' },
      service: europass,
      method: { name: 'passkey', resistsPhishing: true },
      others: [{ name: 'mobile-app-pin' }],
      why: { only: null, unfit: [], ownWish: false },
      setUpHref: '/cas/account/passkeys/add',
    },
    'not-taken': {
      action: '/cas/login',
      hidden: { flow: 'f' },
      service: { name: 'Grants', level: 'HIGH' },
      method: { name: 'token' },
      others: [],
      why: {
        only: [{ name: 'token' }, { name: 'token-cram' }],
        unfit: [{ name: 'mobile-app-pin' }, { name: 'passkey' }],
        ownWish: false,
      },
      setUpHref: '/cas/login?continue=%2Fcas%2Faccount%2Ftokens',
    },
  },
  continueTo: { service: { to: 'http://localhost:4001/auth/callback?code=x', service: europass } },
  loggedIn: { person: { person } },
  logout: { asks: { action: '/cas/logout', cancelHref: '/cas/account', person } },
  loggedOut: {
    alone: { signInHref: '/cas/login', service: null },
    service: { signInHref: '/cas/login', service: { name: 'Europass', href: 'http://localhost:4001' } },
    telling: {
      signInHref: '/cas/login',
      service: null,
      services: [
        { name: 'Europass', status: 'told' },
        { name: 'Library', status: 'told' },
        { name: 'Shop', status: 'waiting' },
        { name: 'Wiki', status: 'untold' },
      ],
      movesOn: { seconds: 600, to: '/cas/logout' },
    },
    onward: {
      signInHref: '/cas/login',
      service: null,
      onward: 'http://localhost:4001/',
      services: [{ name: 'Shop', status: 'told' }],
      movesOn: { seconds: 600, to: 'http://localhost:4001/' },
    },
  },
  signInEnded: {
    expired: { reason: 'expired', startHref: '/cas/login' },
    cookies: { reason: 'no-cookies', startHref: '/cas/login' },
    other: { reason: 'other-browser', startHref: '/cas/login' },
    completed: { reason: 'completed', startHref: '/cas/login' },
  },
  throttled: {
    password: { until: now + 840, what: 'password', lostHref: '/cas/password/lost', startHref: '/cas/login' },
    register: { until: now + 30, what: 'register', lostHref: null, startHref: '/cas/login' },
  },
} satisfies Pick<
  Samples,
  | 'identifier'
  | 'password'
  | 'stepUp'
  | 'methodCode'
  | 'own'
  | 'methodMissing'
  | 'continueTo'
  | 'loggedIn'
  | 'logout'
  | 'loggedOut'
  | 'signInEnded'
  | 'throttled'
>
