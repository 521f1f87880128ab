import { eulogin2025 } from '@laissez-passer/core/password'
import type { Pages } from '../src/types.ts'

type Samples = { readonly [P in keyof Pages]: Readonly<Record<string, Omit<Parameters<Pages[P]>[0], 'lang' | 'nonce' | 'now' | 'path'> & { readonly path?: string }>> }

const now = 1_795_262_400

const person = { name: 'Élodie Müller', email: 'elodie.muller@example.org' }
const europass = { name: 'Europass', level: 'MEDIUM' } as const
const shop = { name: 'Library of Vilnius', level: 'BASIC' } as const
const methods = [{ name: 'mobile-app-pin' }, { name: 'passkey', resistsPhishing: true }, { name: 'mobile-app-qr' }, { name: 'eid' }]
const languages = [
  { code: 'en', name: 'English' },
  { code: 'fr', name: 'français' },
] as const
const picture = { id: 'c1', src: 'captcha.svg' }
const newPassword = {
  policy: eulogin2025,
  about: { email: person.email, uid: 'n00abcde', firstName: 'Élodie', lastName: 'Müller' },
  samples: ['7h;Rk2-wMupQ', 'Vo9!tanReg5s', 'k4=BilTufa8p'],
  samplesHref: '/cas/password?token=t&samples=1',
}
const waiting = {
  action: '/cas/login',
  hidden: { flow: 'f' },
  service: europass,
  device: { name: 'Élodie’s Fairphone' },
  status: 'pending',
  until: null,
  code: '47',
  expiresAt: now + 82,
  eventsHref: '/cas/login/events?flow=f',
  appHref: 'http://localhost:4002/approve#id=abc',
  others: [],
  otherDeviceHref: null,
  startHref: '/cas/login',
} as const
const ended = { ...waiting, code: null, expiresAt: null, appHref: null } as const
const phone = { id: 'd1', name: 'Élodie’s Fairphone', model: 'Fairphone 6', status: 'active', createdAt: now - 86_400 * 40, lastSeenAt: now - 7200 } as const
const tablet = { id: 'd2', name: 'Tablet in the kitchen', model: 'Chromium on Linux', status: 'locked', createdAt: now - 86_400 * 400, lastSeenAt: now - 86_400 * 12 } as const
const enrolment = {
  status: 'pending',
  name: 'Élodie’s Fairphone',
  link: 'http://localhost:4002/initialise#v=1&iss=http%3A%2F%2Flocalhost%3A4000%2Fcas&id=Zk3vJ9qP5sT1xYb8WmR2Lg&s=9aQ4nB7cD2eF5gH8iJ1kLw',
  expiresAt: now + 271,
  triesLeft: null,
  device: null,
  eventsHref: '/cas/mobile/e/events',
  againHref: '/cas/mobile',
  cancelHref: '/cas/account/devices',
  proceedHref: '/cas/account/devices',
  service: null,
  notMeHref: '/cas/account/devices',
  person,
} as const
const registration = {
  action: '/cas/register',
  service: null,
  values: { firstName: '', lastName: '', email: '', confirmEmail: '', language: 'en', privacy: false },
  languages,
  captcha: { kind: 'proof-of-work', challengeHref: '/cas/captcha/challenge', picture },
  cancelHref: '/cas/login',
} as const
const text = 'Dear Élodie,\n\nfollow this link: http://localhost:4000/cas/password?token=abc\n'

/** The moment at which the samples play. */
export const sampleNow = now

/** Every page, in the states that people meet. */
export const samples: Samples = {
  identifier: {
    plain: { action: '/cas/login', service: null, values: { identifier: '' }, registerHref: '/cas/register' },
    service: { action: '/cas/login', service: europass, values: { identifier: '' }, registerHref: '/cas/register' },
    wrong: { action: '/cas/login', service: shop, values: { identifier: '' }, registerHref: '/cas/register', issues: [{ field: 'identifier', code: 'required' }] },
  },
  password: {
    unknown: { action: '/cas/login', hidden: { flow: 'f' }, service: europass, identifier: 'elodie.muller@example.org', name: null, methods, method: 'mobile-app-pin', otherHref: '/cas/login', lostHref: '/cas/password/lost' },
    known: { action: '/cas/login', hidden: { flow: 'f' }, service: shop, identifier: 'elodie.muller@example.org', name: 'Élodie Müller', methods: [{ name: 'password' }, { name: 'mobile-app-pin' }], method: 'password', otherHref: '/cas/login', lostHref: '/cas/password/lost' },
    wrong: { action: '/cas/login', hidden: { flow: 'f' }, service: europass, identifier: 'n00abcde', name: null, methods: methods.slice(0, 1), method: 'mobile-app-pin', otherHref: '/cas/login', lostHref: '/cas/password/lost', issues: [{ field: 'password', code: 'wrong-password' }] },
  },
  deviceChoice: { two: { action: '/cas/login', hidden: { flow: 'f' }, service: europass, devices: [phone, tablet], device: 'd1', others: [] } },
  methodMissing: {
    phone: { action: '/cas/login', hidden: { flow: 'f' }, service: europass, method: { name: 'mobile-app-pin' }, others: [], setUpHref: '/cas/login?continue=%2Fcas%2Fmobile' },
    passkey: { action: '/cas/login', hidden: { flow: 'f' }, service: europass, method: { name: 'passkey' }, others: [{ name: 'mobile-app-pin' }], setUpHref: '/cas/account' },
  },
  waiting: {
    pending: waiting,
    'no-code': { ...waiting, code: null, appHref: null, otherDeviceHref: '/cas/login?flow=f&devices=1', others: [{ name: 'password' }] },
    expired: { ...ended, status: 'expired' },
    refused: { ...ended, status: 'refused' },
    'wrong-code': { ...ended, status: 'wrong-code', otherDeviceHref: '/cas/login?flow=f&devices=1' },
    'not-me': { ...ended, status: 'not-me' },
    cancelled: { ...ended, status: 'cancelled' },
    locked: { ...ended, status: 'locked', others: [{ name: 'mobile-app-qr' }] },
    removed: { ...ended, status: 'unknown-device' },
    'too-many': { ...ended, status: 'too-many', until: now + 400 },
    paused: { ...ended, status: 'paused', until: now + 55 },
  },
  continueTo: { service: { to: 'http://localhost:4001/auth/callback?code=x', service: europass } },
  loggedIn: { person: { person } },
  logout: { asks: { action: '/cas/logout', cancelHref: '/cas/account', person } },
  loggedOut: { alone: { signInHref: '/cas/login', service: null }, service: { signInHref: '/cas/login', service: { name: 'Europass', href: 'http://localhost:4001' } } },
  signInEnded: { expired: { reason: 'expired', startHref: '/cas/login' }, other: { reason: 'other-browser', startHref: '/cas/login' }, completed: { reason: 'completed', startHref: '/cas/login' } },
  throttled: { password: { until: now + 840, what: 'password', lostHref: '/cas/password/lost', startHref: '/cas/login' }, register: { until: now + 30, what: 'register', lostHref: null, startHref: '/cas/login' } },
  register: {
    proof: registration,
    picture: { ...registration, service: { name: 'Europass' }, captcha: { kind: 'picture', longChallengeHref: '/cas/captcha/challenge?long=1', picture } },
    wrong: {
      ...registration,
      captcha: { kind: 'picture', longChallengeHref: null, picture },
      values: { firstName: 'Élodie', lastName: '', email: 'elodie.muller@example', confirmEmail: 'elodie@example.org', language: 'fr', privacy: false },
      issues: [
        { field: 'lastName', code: 'required' },
        { field: 'email', code: 'email-no-dot' },
        { field: 'confirmEmail', code: 'emails-differ' },
        { field: 'captchaCode', code: 'captcha-wrong' },
        { field: 'privacy', code: 'required' },
      ],
    },
    'no-captcha': { ...registration, captcha: { kind: 'none' } },
  },
  registered: {
    first: { email: person.email, resend: { action: '/cas/register/sent', hidden: { r: 'x' } }, resent: false, registerHref: '/cas/register', validHours: 24, mailboxHref: '/dev/mailbox' },
    again: { email: null, resend: null, resent: true, registerHref: '/cas/register', validHours: 24 },
  },
  choosePassword: {
    choose: { ...newPassword, purpose: 'choose', account: { uid: 'n00abcde', email: person.email }, action: '/cas/password', hidden: { token: 't' } },
    wrong: {
      ...newPassword,
      purpose: 'reset',
      account: { uid: 'n00abcde', email: person.email },
      action: '/cas/password',
      hidden: { token: 't' },
      issues: [
        { field: 'newPassword', code: 'too-short', params: { min: 10, length: 4 } },
        { field: 'newPassword', code: 'too-few-groups', params: { min: 4, found: 1, missing: 'upper' } },
        { field: 'confirmPassword', code: 'passwords-differ' },
      ],
    },
  },
  linkExpired: { first: { action: '/cas/password', values: { identifier: '' } } },
  passwordDone: { choose: { purpose: 'choose', proceedHref: '/cas/login', service: { name: 'Europass' } }, reset: { purpose: 'reset', proceedHref: '/cas/login', service: null }, change: { purpose: 'change', proceedHref: '/cas/account', service: null } },
  lostPassword: { first: { action: '/cas/password/lost', values: { identifier: 'elodie.muller@example.org' }, backHref: '/cas/login' } },
  lostPasswordSent: { sent: { identifier: person.email, validMinutes: 60, signInHref: '/cas/login', againHref: '/cas/password/lost', registerHref: '/cas/register', mailboxHref: '/dev/mailbox' }, unknown: { identifier: null, validMinutes: 60, signInHref: '/cas/login', againHref: '/cas/password/lost', registerHref: '/cas/register' } },
  account: { tiles: { person, uid: 'n00abcde' } },
  details: { first: { person, account: { uid: 'n00abcde', email: person.email, firstName: 'Élodie', lastName: 'Müller', language: 'fr', createdAt: now - 86_400 * 500, passwordChangedAt: now - 86_400 * 50 } } },
  settings: { saved: { person, notice: { code: 'settings-saved' }, action: '/cas/account/settings', values: { language: 'fr', preferredMethod: null }, languages, methods: [{ name: 'mobile-app-pin' }, { name: 'passkey', resistsPhishing: true }] } },
  changePassword: { wrong: { ...newPassword, person, action: '/cas/account/password', issues: [{ field: 'currentPassword', code: 'wrong-password' }] } },
  devices: {
    two: { person, notice: { code: 'device-added', device: 'Tablet in the kitchen', model: 'Chromium on Linux' }, action: '/cas/account/devices', devices: [phone, tablet], addHref: '/cas/mobile', maxDevices: 5 },
    none: { person, action: '/cas/account/devices', devices: [], addHref: '/cas/mobile', maxDevices: 5 },
    renaming: { person, action: '/cas/account/devices', devices: [phone, tablet], renaming: { device: 'd1', name: '' }, issues: [{ field: 'name', code: 'required' }], addHref: '/cas/mobile', maxDevices: 2 },
  },
  deviceRemove: { last: { person, action: '/cas/account/devices', device: phone, last: true, cancelHref: '/cas/account/devices' } },
  addDevice: {
    first: { person, action: '/cas/mobile', values: { name: '' }, cancelHref: '/cas/account/devices', appHref: 'http://localhost:4002/' },
    wrong: { person, action: '/cas/mobile', values: { name: 'My phone' }, cancelHref: '/cas/account/devices', appHref: 'http://localhost:4002/', issues: [{ field: 'pin', code: 'run' }, { field: 'pin', code: 'common' }, { field: 'confirmPin', code: 'mismatch' }] },
    full: { person, action: '/cas/mobile', values: { name: '' }, cancelHref: '/cas/account/devices', appHref: 'http://localhost:4002/', full: { maxDevices: 5, devicesHref: '/cas/account/devices' } },
  },
  enrolment: {
    pending: enrolment,
    tries: { ...enrolment, triesLeft: 1 },
    completed: { ...enrolment, status: 'completed', link: null, device: { name: 'Élodie’s Fairphone', model: 'Fairphone 6' }, service: { name: 'Europass' } },
    expired: { ...enrolment, status: 'expired', link: null },
    cancelled: { ...enrolment, status: 'cancelled', link: null },
    'no-tries': { ...enrolment, status: 'no-tries', link: null },
  },
  sessions: {
    two: {
      person,
      action: '/cas/account/sessions',
      sessions: [
        { id: 's1', browserName: 'Firefox on Linux', level: 'MEDIUM', current: true, createdAt: now - 3000, lastSeenAt: now - 5, services: ['Europass', 'Library of Vilnius'] },
        { id: 's2', browserName: 'Safari on iPhone', level: 'BASIC', current: false, createdAt: now - 30_000, lastSeenAt: now - 9000, services: [] },
      ],
    },
  },
  activity: {
    some: {
      person,
      entries: [
        { id: 'a1', kind: 'signed-in', at: now - 60, details: { service: 'Europass', method: 'mobile-app-pin', browser: 'Firefox on Linux' } },
        { id: 'a2', kind: 'device-added', at: now - 86_400, details: { device: 'Tablet in the kitchen', model: 'Chromium on Linux' } },
        { id: 'a3', kind: 'something-new', at: now - 900_000, details: {} },
      ],
    },
    none: { person, entries: [] },
  },
  privacy: { text: {} },
  help: { text: { person } },
  about: { text: {} },
  error: {
    '400': { status: 400, reason: 'redirect-uri' },
    '403': { status: 403 },
    '404': { status: 404 },
    '405': { status: 405 },
    '413': { status: 413 },
    '429': { status: 429 },
    '500': { status: 500, requestId: 'k3f9-x2' },
    '503': { status: 503 },
  },
  mailbox: {
    one: { entries: [{ id: 'm1', kind: 'mail', to: person.email, subject: 'Choose your EU Login password', text, html: '', sentAt: now - 20, frameHref: 'mail.html' }] },
    none: { entries: [] },
  },
}
