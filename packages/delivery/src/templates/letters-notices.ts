import { facts, link, moment, note, notMe, say, type Template } from './draft.ts'

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
  'password-locked': ({ t, text, params }) => ({
    subject: t('password-locked.subject', { provider: text('provider') }),
    blocks: [
      say(t('password-locked.text', { provider: text('provider'), until: moment(t, Number(params['until'])) })),
      say(t('password-locked.still')),
      say(t('password-locked.do')),
      link(t, { label: t('password-locked.button'), href: text('resetLink') }),
      note(t('password-locked.not-me')),
    ],
  }),
  'password-closed': ({ t, text, params }) => ({
    subject: t('password-closed.subject', { provider: text('provider') }),
    blocks: [
      say(t('password-closed.text', { provider: text('provider') })),
      say(t('password-locked.still')),
      say(t('password-closed.do')),
      link(t, { label: t('password-closed.button'), href: text('link') }),
      note(t('password-closed.valid', { minutes: Number(params['validMinutes']) })),
    ],
  }),
}
