import { europass, now, phone, tablet } from './people.ts'
import type { Samples } from './sample.ts'

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

const scan = {
  action: '/cas/login',
  hidden: { flow: 'f', current: 'mobile-app-qr' },
  service: europass,
  status: 'ready',
  link: `http://localhost:4002/sign-in#${'eyJhbGciOiJFUzI1NiIsInR5cCI6ImxwLWNvZGUrand0Iiwia2lkIjoial90VEFQekI2UXAzaDZrZFdfMW05REtPaHJaWXh3SHhzcFdLZDJsLUhGUSJ9'}.eyJpc3MiOiJodHRwczovL2lkLmV4YW1wbGUuZXUiLCJhdWQiOiJhdXRoZW50aWNhdG9yIiwiYyI6IlVGRlNVMVJWVmxkWVdWcGJYRjFlWHciLCJzIjoiRXVyb3Bhc3MiLCJleHAiOjE5MDAwMDAzMDB9.rByqHZ9WHE6xsit-9NPE-4qCoZj463_bthuvunOabAobxgMVRkgml-WrNeHzfE4XtCT4hmx0RJwZw3MaDVZ8DQ`,
  expiresAt: now + 247,
  triesLeft: null,
  until: null,
  others: [{ name: 'mobile-app-pin' }],
  startHref: '/cas/login',
} as const

const scanned = { ...scan, link: null, expiresAt: null } as const

const ended = { ...waiting, code: null, expiresAt: null, appHref: null } as const

/** Signing in with the app on a phone. */
export const mobileAppSignInSamples = {
  deviceChoice: {
    two: {
      action: '/cas/login',
      hidden: { flow: 'f' },
      service: europass,
      devices: [phone, tablet],
      device: 'd1',
      others: [],
    },
    numbers: {
      action: '/cas/login',
      hidden: { flow: 'f' },
      service: europass,
      method: 'sms',
      devices: [
        { id: 'n1', name: '+32 ••• •• 12', lastSeenAt: now - 7200 },
        { id: 'n2', name: '+33 ••• •• 78', lastSeenAt: now - 86_400 * 3 },
      ],
      device: 'n1',
      others: [],
    },
  },
  waiting: {
    pending: waiting,
    'no-code': {
      ...waiting,
      code: null,
      appHref: null,
      otherDeviceHref: '/cas/login?flow=f&devices=1',
      others: [{ name: 'password' }],
    },
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
  qrSignIn: {
    ready: scan,
    wrong: { ...scan, triesLeft: 3, issues: [{ field: 'code', code: 'wrong-code' }] },
    expired: { ...scanned, status: 'expired' },
    'no-tries': { ...scanned, status: 'no-tries' },
    throttled: { ...scanned, status: 'throttled', until: now + 700 },
  },
  handOver: {
    ticket: { action: 'http://localhost:4001/cas', hidden: { ticket: 'ST-x' }, service: { name: europass.name } },
  },
} satisfies Pick<Samples, 'deviceChoice' | 'waiting' | 'qrSignIn' | 'handOver'>
