import { now, person, languages, phone, tablet, newPassword } from './people.ts'
import type { Samples } from './sample.ts'

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

const always = {
  person,
  action: '/cas/account/settings/two-factors',
  ways: [
    { method: 'passkey', href: '/cas/account/passkeys/add' },
    { method: 'mobile-app-pin', href: '/cas/mobile' },
  ],
  backHref: '/cas/account/settings',
} as const

const log = {
  person,
  action: '/cas/account/activity',
  chosen: { what: null, period: null },
  olderHref: null,
  newestHref: null,
  files: [
    { format: 'CSV', href: '/cas/account/activity/export?format=csv' },
    { format: 'JSON', href: '/cas/account/activity/export?format=json' },
  ],
} as const

const longEmail = 'maximiliana-konstantina.papadopoulou-wolfeschlegelstein@abteilung.beispiel-universitaet.example'
const timeZones = ['America/Argentina/Buenos_Aires', 'Asia/Tokyo', 'Europe/Paris', 'Europe/Vilnius', 'UTC']

/** Pages of this folder, in the states that people meet. */
export const accountSamples = {
  account: {
    tiles: { person, uid: 'n00abcde' },
    'another-person': { person, uid: 'n00abcde', notice: { code: 'another-person' } },
    'tiles-some': {
      person,
      uid: 'n00abcde',
      sections: [
        {
          name: 'cards',
          words: { title: { en: 'My grid cards', fr: 'Mes cartes' }, line: { en: 'Numbers on a card.' } },
        },
        { name: 'passkeys' },
        { name: 'password' },
      ],
    },
    advice: { person, uid: 'n00abcde', advice: 'recovery-codes' },
    'advice-phones': { person, uid: 'n00abcde', advice: 'phones' },
    removal: {
      person,
      uid: 'n00abcde',
      removal: { factorName: 'Fairphone', dueAt: now + 200_000, href: '/cas/account/lost-factor' },
    },
    deletion: { person, uid: 'n00abcde', deletionDueAt: now + 1_000_000 },
    administrator: { person, uid: 'n00abcde', administrationHref: '/cas/admin' },
  },
  details: {
    first: {
      person,
      changeEmailHref: '/cas/account/email',
      changeNamesHref: '/cas/account/details/names',
      settingsHref: '/cas/account/settings',
      account: {
        uid: 'n00abcde',
        email: person.email,
        firstName: 'Élodie',
        lastName: 'Müller',
        language: 'fr',
        createdAt: now - 86_400 * 500,
        passwordChangedAt: now - 86_400 * 50,
      },
    },
    long: {
      person: { name: 'Prof. Dr. Maximiliana-Konstantina Papadopoulou-Wolfeschlegelstein', email: longEmail },
      notice: { code: 'names-changed' },
      changeEmailHref: '/cas/account/email',
      namesFrom: 'operator',
      settingsHref: '/cas/account/settings',
      account: {
        uid: 'n00abcde',
        email: longEmail,
        title: 'Prof. Dr.',
        firstName: 'Maximiliana-Konstantina',
        lastName: 'Papadopoulou-Wolfeschlegelsteinhausenbergerdorff',
        language: 'el',
        chosenZone: 'America/Argentina/Buenos_Aires',
        createdAt: now - 86_400 * 500,
        passwordChangedAt: null,
      },
    },
  },
  changeNames: {
    first: {
      person,
      action: '/cas/account/details/names',
      values: { title: '', firstName: 'Élodie', lastName: 'Müller' },
      cancelHref: '/cas/account/details',
    },
    wrong: {
      person,
      action: '/cas/account/details/names',
      values: { title: 'Prof. Dr. Dr. h. c. mult. emerita', firstName: '', lastName: '' },
      issues: [
        { field: 'title', code: 'too-long', params: { max: 30 } },
        { field: 'firstName', code: 'required' },
      ],
      cancelHref: '/cas/account/details',
    },
  },
  settings: {
    saved: {
      person,
      notice: { code: 'settings-saved' },
      action: '/cas/account/settings',
      values: { language: 'fr', preferredMethod: null, chosenZone: null, signInMails: null },
      timeZones,
      languages,
      methods: [{ name: 'mobile-app-pin' }, { name: 'passkey', resistsPhishing: true }],
      always: { on: false, factors: 1, href: '/cas/account/settings/two-factors' },
    },
    always: {
      person,
      action: '/cas/account/settings',
      values: { language: 'fr', preferredMethod: 'passkey', chosenZone: 'Europe/Vilnius', signInMails: 'every' },
      timeZones,
      languages,
      methods: [{ name: 'passkey', resistsPhishing: true }, { name: 'password' }],
      always: { on: true, factors: 1, href: '/cas/account/settings/two-factors' },
    },
  },
  alwaysTwoFactors: {
    possible: { ...always, on: false, factors: 2 },
    tooFew: { ...always, on: false, factors: 1 },
    on: { ...always, on: true, factors: 3 },
  },
  changePassword: {
    due: { ...newPassword, person, action: '/cas/account/password', due: 'expired' },
    soon: {
      ...newPassword,
      person,
      action: '/cas/account/password',
      due: 'soon',
      daysLeft: 9,
      laterHref: '/cas/account',
    },
    suspect: { ...newPassword, person, action: '/cas/account/password', due: 'suspect' },
    wrong: {
      ...newPassword,
      person,
      action: '/cas/account/password',
      issues: [{ field: 'currentPassword', code: 'wrong-password' }],
    },
  },
  devices: {
    two: {
      person,
      notice: { code: 'device-added', params: { device: 'Tablet in the kitchen', model: 'Chromium on Linux' } },
      action: '/cas/account/devices',
      devices: [phone, tablet],
      addHref: '/cas/mobile',
      maxDevices: 5,
    },
    none: { person, action: '/cas/account/devices', devices: [], addHref: '/cas/mobile', maxDevices: 5 },
    renaming: {
      person,
      action: '/cas/account/devices',
      devices: [phone, tablet],
      renaming: { device: 'd1', name: '' },
      issues: [{ field: 'name', code: 'required' }],
      addHref: '/cas/mobile',
      maxDevices: 2,
    },
  },
  deviceRemove: {
    last: { person, action: '/cas/account/devices', device: phone, last: true, cancelHref: '/cas/account/devices' },
  },
  addDevice: {
    first: {
      person,
      action: '/cas/mobile',
      values: { name: '' },
      cancelHref: '/cas/account/devices',
      appHref: 'http://localhost:4002/',
    },
    wrong: {
      person,
      action: '/cas/mobile',
      values: { name: 'My phone' },
      cancelHref: '/cas/account/devices',
      appHref: 'http://localhost:4002/',
      issues: [
        { field: 'pin', code: 'run' },
        { field: 'pin', code: 'common' },
        { field: 'confirmPin', code: 'mismatch' },
      ],
    },
    full: {
      person,
      action: '/cas/mobile',
      values: { name: '' },
      cancelHref: '/cas/account/devices',
      appHref: 'http://localhost:4002/',
      full: { maxDevices: 5, devicesHref: '/cas/account/devices' },
    },
  },
  factorsRest: { day: { person, until: now + 80_000, backHref: '/cas/account' } },
  enrolment: {
    pending: enrolment,
    tries: { ...enrolment, triesLeft: 1 },
    completed: {
      ...enrolment,
      status: 'completed',
      link: null,
      device: { name: 'Élodie’s Fairphone', model: 'Fairphone 6' },
      service: { name: 'Europass' },
    },
    'completed-on-the-way': {
      ...enrolment,
      status: 'completed',
      link: null,
      device: { name: 'Élodie’s Fairphone', model: 'Fairphone 6' },
      service: { name: 'Europass' },
      proceed: { action: '/cas/login', hidden: { stepUp: '1', continue: '/cas/x' } },
    },
    expired: { ...enrolment, status: 'expired', link: null },
    cancelled: { ...enrolment, status: 'cancelled', link: null },
    'no-tries': { ...enrolment, status: 'no-tries', link: null },
  },
  sessions: {
    two: {
      person,
      action: '/cas/account/sessions',
      sessions: [
        {
          id: 's1',
          browserName: 'Firefox (Linux)',
          level: 'MEDIUM',
          current: true,
          createdAt: now - 3000,
          lastSeenAt: now - 5,
          country: 'LT',
          services: [
            { id: 'portal', name: 'Europass', visitedAt: now - 400 },
            {
              id: 'library',
              name: 'Library of the Papadopoulou-Wolfeschlegelstein Foundation, Vilnius',
              visitedAt: now - 2900,
            },
            { id: 'gone-client-7f3a', name: null, visitedAt: now - 2950 },
          ],
        },
        {
          id: 's2',
          browserName: 'Safari (iPhone)',
          level: 'BASIC',
          current: false,
          createdAt: now - 30_000,
          lastSeenAt: now - 9000,
          services: [],
        },
      ],
    },
    ended: {
      person,
      action: '/cas/account/sessions',
      sessions: [
        {
          id: 's1',
          browserName: 'Firefox (Linux)',
          level: 'MEDIUM',
          current: true,
          createdAt: now - 3000,
          lastSeenAt: now - 5,
          services: [{ id: 'portal', name: 'Europass', visitedAt: now - 400 }],
        },
      ],
      ended: [
        {
          id: 's0',
          browserName: 'Safari (iPhone)',
          endedAt: now - 7000,
          services: [
            { name: 'Library of Vilnius', status: 'untold' },
            { name: 'Shop', status: 'waiting' },
          ],
        },
      ],
    },
  },
  activity: {
    some: {
      ...log,
      olderHref: '/cas/account/activity?before=a3',
      entries: [
        {
          id: 'a1',
          kind: 'signed-in',
          at: now - 60,
          details: { service: 'Europass', method: 'mobile-app-pin', browser: 'Firefox (Linux)', country: 'LT' },
          notMeHref: '/cas/account/activity/not-me?entry=a1',
        },
        {
          id: 'a2',
          kind: 'device-added',
          at: now - 86_400,
          details: { device: 'Tablet in the kitchen', model: 'Chromium on Linux' },
          notMeHref: '/cas/account/activity/not-me?entry=a2',
        },
        { id: 'a4', kind: 'account-locked', at: now - 200_000, details: {}, byOperator: true },
        { id: 'a5', kind: 'sign-in-refused', at: now - 800_000, details: { browser: 'Firefox (Linux)', place: '' } },
        { id: 'a3', kind: 'something-new', at: now - 900_000, details: {} },
      ],
    },
    none: { ...log, entries: [] },
    narrow: {
      ...log,
      chosen: { what: 'refusals', period: 'week' },
      newestHref: '/cas/account/activity',
      entries: [],
    },
  },
  reportActivity: {
    ask: {
      person,
      action: '/cas/account/activity/not-me',
      status: 'ask',
      entry: { id: 'a1', kind: 'email-changed', at: now - 60, details: { email: longEmail } },
      email: longEmail,
      cancelHref: '/cas/account/activity',
    },
    mailed: {
      action: '/cas/account/activity/not-me',
      status: 'mailed',
      entry: null,
      email: person.email,
      cancelHref: '/cas/login',
    },
  },
} satisfies Pick<
  Samples,
  | 'account'
  | 'details'
  | 'changeNames'
  | 'settings'
  | 'alwaysTwoFactors'
  | 'changePassword'
  | 'devices'
  | 'deviceRemove'
  | 'addDevice'
  | 'enrolment'
  | 'factorsRest'
  | 'sessions'
  | 'activity'
  | 'reportActivity'
>
