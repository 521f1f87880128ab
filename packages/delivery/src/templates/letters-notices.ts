import { facts, link, note, notMe, say, type Template } from './draft.ts'

/** Letters about something out of the ordinary: a country, wrong passwords. */
export const noticeLetters: Readonly<Record<string, Template>> = {
  'new-country': (pen) => ({
    subject: pen.t('new-country.subject', { provider: pen.text('provider') }),
    blocks: [
      say(pen.t('new-country.text', { provider: pen.text('provider'), days: Number(pen.params['days']) })),
      ...facts(pen, ['country', 'browser', 'service', 'at']),
      link(pen.t, { label: pen.t('new-country.button'), href: pen.account('activity') }),
      ...notMe(pen),
    ],
  }),
  'signed-in': (pen) => ({
    subject: pen.t('signed-in.subject', { provider: pen.text('provider') }),
    blocks: [
      say(pen.t('signed-in.text', { provider: pen.text('provider') })),
      ...facts(pen, ['country', 'browser', 'service', 'at']),
      link(pen.t, { label: pen.t('new-country.button'), href: pen.account('activity') }),
      ...notMe(pen),
      note(pen.t('signed-in.why', { settings: pen.account('settings') })),
    ],
  }),
  'password-guessed': ({ t, text }) => ({
    subject: t('password-guessed.subject', { provider: text('provider') }),
    blocks: [
      say(t('password-guessed.text', { provider: text('provider') })),
      say(t('password-guessed.still')),
      say(t('password-guessed.do')),
      link(t, { label: t('password-guessed.button'), href: text('resetLink') }),
      note(t('password-guessed.not-me')),
    ],
  }),
  'password-closed': ({ t, text, params }) => ({
    subject: t('password-closed.subject', { provider: text('provider') }),
    blocks: [
      say(t('password-closed.text', { provider: text('provider') })),
      say(t('password-guessed.still')),
      say(t('password-closed.do')),
      link(t, { label: t('password-closed.button'), href: text('link') }),
      note(t('password-closed.valid', { minutes: Number(params['validMinutes']) })),
    ],
  }),
}
