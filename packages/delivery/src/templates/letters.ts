import { facts, link, note, notMe, notMeOr, say, type Template } from './draft.ts'
import { administrationLetters } from './letters-administration.ts'
import { eidLetters } from './letters-eid.ts'
import { emailLetters } from './letters-email.ts'
import { leavingLetters } from './letters-leaving.ts'
import { noticeLetters } from './letters-notices.ts'
import { passkeyLetters } from './letters-passkeys.ts'
import { phoneLetters } from './letters-phones.ts'
import { recoveryLetters } from './letters-recovery.ts'
import { settingsLetters } from './letters-settings.ts'
import { tokenLetters } from './letters-tokens.ts'

/** Every letter of the identity provider, by the name that core gives it. */
export const letters: Readonly<Record<string, Template>> = {
  // A2: masked address, link, the same link to copy, 24 h, how to get another one.
  'registration-link': ({ t, text, params }) => ({
    subject: t('registration-link.subject', { provider: text('provider') }),
    blocks: [
      say(t('registration-link.registered', { provider: text('provider') })),
      say(t('registration-link.address', { email: text('maskedEmail') })),
      say(t('registration-link.do')),
      link(t, { label: t('registration-link.button'), href: text('link') }),
      say(t('registration-link.valid', { hours: Number(params['validHours']) })),
      say(t('registration-link.later')),
      note(t('registration-link.minutes')),
      note(t('registration-link.not-me')),
    ],
  }),
  invitation: ({ t, text, params }) => ({
    subject: t('invitation.subject', { provider: text('provider') }),
    blocks: [
      say(t('invitation.text', { provider: text('provider'), uid: text('uid') })),
      say(t('invitation.do')),
      link(t, { label: t('invitation.button'), href: text('link') }),
      say(t('invitation.valid', { days: Number(params['validDays']) })),
      say(t('invitation.later')),
      note(t('invitation.not-me')),
    ],
  }),
  // A4: only this letter says that the address has an account.
  'already-registered': ({ t, text, params }) => ({
    subject: t('already-registered.subject', { provider: text('provider') }),
    blocks: [
      say(t('already-registered.text', { provider: text('provider'), email: text('maskedEmail') })),
      say(t('already-registered.uid', { provider: text('provider'), uid: text('uid') })),
      say(t('already-registered.do')),
      link(t, { label: t('already-registered.button'), href: text('link') }),
      say(t('already-registered.valid', { minutes: Number(params['validMinutes']) })),
      note(t('already-registered.not-me')),
    ],
  }),
  'password-reset': ({ t, text, params }) => ({
    subject: t('password-reset.subject', { provider: text('provider') }),
    blocks: [
      say(t('password-reset.text', { provider: text('provider'), uid: text('uid') })),
      say(t('password-reset.do')),
      link(t, { label: t('password-reset.button'), href: text('link') }),
      say(t('password-reset.valid', { minutes: Number(params['validMinutes']) })),
      note(t('password-reset.not-me')),
    ],
  }),
  'password-changed': (pen) => ({
    subject: pen.t('password-changed.subject', { provider: pen.text('provider') }),
    blocks: [
      say(pen.t('password-changed.text', { provider: pen.text('provider') })),
      ...facts(pen, ['at', 'browser']),
      ...notMeOr(pen, [
        say(pen.t('password-changed.not-me')),
        link(pen.t, { label: pen.t('password-changed.button'), href: pen.text('resetLink') }),
      ]),
    ],
  }),
  'device-added': (pen) => ({
    subject: pen.t('device-added.subject', { provider: pen.text('provider') }),
    blocks: [
      say(pen.t('device-added.text', { provider: pen.text('provider') })),
      ...facts(pen, ['device', 'model', 'at']),
      link(pen.t, { label: pen.t('device-added.button'), href: pen.account('devices') }),
      ...notMeOr(pen, [say(pen.t('not-me.device'))]),
    ],
  }),
  'device-replaced': (pen) => ({
    subject: pen.t('device-replaced.subject', { provider: pen.text('provider') }),
    blocks: [
      say(pen.t('device-replaced.text', { provider: pen.text('provider') })),
      ...facts(pen, ['device', 'model', 'at']),
      link(pen.t, { label: pen.t('device-added.button'), href: pen.account('devices') }),
      ...notMe(pen),
    ],
  }),
  'device-removed': (pen) => ({
    subject: pen.t('device-removed.subject', { provider: pen.text('provider') }),
    blocks: [
      say(pen.t('device-removed.text', { provider: pen.text('provider') })),
      ...facts(pen, ['device', 'model', 'at']),
      link(pen.t, { label: pen.t('device-removed.button'), href: pen.account('devices') }),
      ...notMeOr(pen, [say(pen.t('device-removed.not-me'))]),
    ],
  }),
  'device-locked': (pen) => ({
    subject: pen.t('device-locked.subject'),
    blocks: [
      say(pen.t('device-locked.text', { provider: pen.text('provider') })),
      ...facts(pen, ['device', 'model', 'at']),
      say(pen.t('device-locked.do')),
      ...notMe(pen, pen.t('device-locked.not-me')),
    ],
  }),
  'pin-changed': (pen) => ({
    subject: pen.t('pin-changed.subject'),
    blocks: [
      say(pen.t('pin-changed.text', { provider: pen.text('provider') })),
      ...facts(pen, ['device', 'model', 'at']),
      link(pen.t, { label: pen.t('pin.button'), href: pen.account('devices') }),
      ...notMe(pen),
    ],
  }),
  'pin-reset': (pen) => ({
    subject: pen.t('pin-reset.subject'),
    blocks: [
      say(pen.t('pin-reset.text', { provider: pen.text('provider') })),
      ...facts(pen, ['device', 'model', 'at']),
      say(pen.t('pin-reset.rest')),
      link(pen.t, { label: pen.t('pin.button'), href: pen.account('devices') }),
      ...notMe(pen),
    ],
  }),
  'biometrics-on': (pen) => ({
    subject: pen.t('biometrics-on.subject'),
    blocks: [
      say(pen.t('biometrics-on.text', { provider: pen.text('provider') })),
      ...facts(pen, ['device', 'model', 'at']),
      link(pen.t, { label: pen.t('pin.button'), href: pen.account('devices') }),
      ...notMe(pen),
    ],
  }),
  'biometrics-off': (pen) => ({
    subject: pen.t('biometrics-off.subject'),
    blocks: [
      say(pen.t('biometrics-off.text', { provider: pen.text('provider') })),
      ...facts(pen, ['device', 'model', 'at']),
      link(pen.t, { label: pen.t('pin.button'), href: pen.account('devices') }),
      ...notMe(pen),
    ],
  }),
  'not-me-alert': (pen) => ({
    subject: pen.t('not-me-alert.subject', { provider: pen.text('provider') }),
    blocks: [
      say(pen.t('not-me-alert.text')),
      ...facts(pen, ['service', 'browser', 'place', 'at']),
      say(pen.t('not-me-alert.means')),
      link(pen.t, { label: pen.t('not-me-alert.button'), href: pen.account('password') }),
    ],
  }),
  ...administrationLetters,
  ...eidLetters,
  ...emailLetters,
  ...leavingLetters,
  ...noticeLetters,
  ...passkeyLetters,
  ...phoneLetters,
  ...recoveryLetters,
  ...settingsLetters,
  ...tokenLetters,
}
