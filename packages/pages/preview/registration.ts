import { person, languages, newPassword } from './people.ts'
import type { Samples } from './sample.ts'

const picture = { id: 'c1', src: 'captcha.svg' }
const registration = {
  action: '/cas/register',
  service: null,
  values: { firstName: '', lastName: '', email: '', confirmEmail: '', language: 'en', privacy: false },
  languages,
  captcha: { kind: 'proof-of-work', challengeHref: '/cas/captcha/challenge', picture },
  cancelHref: '/cas/login',
} as const

/** Pages of this folder, in the states that people meet. */
export const registrationSamples = {
  register: {
    proof: registration,
    picture: {
      ...registration,
      service: { name: 'Europass' },
      captcha: { kind: 'picture', longChallengeHref: '/cas/captcha/challenge?long=1', picture },
    },
    wrong: {
      ...registration,
      captcha: { kind: 'picture', longChallengeHref: null, picture },
      values: {
        firstName: 'Élodie',
        lastName: '',
        email: 'elodie.muller@example',
        confirmEmail: 'elodie@example.org',
        language: 'fr',
        privacy: false,
      },
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
    first: {
      email: person.email,
      resend: { action: '/cas/register/sent', hidden: { r: 'x' }, captcha: { kind: 'none' } },
      resent: false,
      registerHref: '/cas/register',
      validHours: 24,
      mailboxHref: '/dev/mailbox',
    },
    again: { email: null, resend: null, resent: true, registerHref: '/cas/register', validHours: 24 },
  },
  choosePassword: {
    choose: {
      ...newPassword,
      purpose: 'choose',
      account: { uid: 'n00abcde', email: person.email },
      action: '/cas/password',
      hidden: { token: 't' },
    },
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
    invited: {
      ...newPassword,
      purpose: 'invited',
      account: { uid: 'n00abcde', email: person.email },
      invited: {
        values: { firstName: 'Marie', lastName: 'Curie', language: 'fr', privacy: false },
        languages,
      },
      action: '/cas/password',
      hidden: { token: 't' },
      issues: [{ field: 'privacy', code: 'required' }],
    },
  },
  linkExpired: { first: { action: '/cas/password', values: { identifier: '' }, captcha: { kind: 'none' } } },
  passwordDone: {
    choose: { purpose: 'choose', proceedHref: '/cas/login', service: { name: 'Europass' } },
    reset: { purpose: 'reset', proceedHref: '/cas/login', service: null },
    change: { purpose: 'change', proceedHref: '/cas/account', service: null },
  },
  lostPassword: {
    first: {
      action: '/cas/password/lost',
      values: { identifier: 'elodie.muller@example.org' },
      captcha: { kind: 'none' },
      backHref: '/cas/login',
    },
  },
  lostPasswordSent: {
    sent: {
      identifier: person.email,
      validMinutes: 60,
      signInHref: '/cas/login',
      againHref: '/cas/password/lost',
      registerHref: '/cas/register',
      mailboxHref: '/dev/mailbox',
    },
    unknown: {
      identifier: null,
      validMinutes: 60,
      signInHref: '/cas/login',
      againHref: '/cas/password/lost',
      registerHref: '/cas/register',
    },
  },
} satisfies Pick<
  Samples,
  'register' | 'registered' | 'choosePassword' | 'linkExpired' | 'passwordDone' | 'lostPassword' | 'lostPasswordSent'
>
