import { languages, longEmail, newPassword, now, person } from './people.ts'
import type { Samples } from './sample.ts'

const always = {
  person,
  action: '/cas/account/settings/two-factors',
  ways: [
    { method: 'passkey', href: '/cas/account/passkeys/add' },
    { method: 'mobile-app-pin', href: '/cas/mobile' },
  ],
  backHref: '/cas/account/settings',
} as const

const timeZones = ['America/Argentina/Buenos_Aires', 'Asia/Tokyo', 'Europe/Paris', 'Europe/Vilnius', 'UTC']

/** What people read and change of their account, in the states that they meet. */
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
  factorsRest: { day: { person, until: now + 80_000, backHref: '/cas/account' } },
} satisfies Pick<
  Samples,
  'account' | 'details' | 'changeNames' | 'settings' | 'alwaysTwoFactors' | 'changePassword' | 'factorsRest'
>
