import { link, moment, notMe, say, type Pen, type Template } from './draft.ts'

/** Letters about leaving. */
export const leavingLetters: Readonly<Record<string, Template>> = {
  'data-ready': (pen) => ({
    subject: pen.t('data-ready.subject', { provider: pen.text('provider') }),
    blocks: [
      say(pen.t('data-ready.text', { until: moment(pen.t, Number(pen.params['dueAt'])) })),
      say(pen.t('data-ready.how')),
      link(pen.t, { label: pen.t('data-ready.button'), href: pen.text('link') }),
      ...notMe(pen),
    ],
  }),
  'deletion-asked': (pen) => waiting(pen, 'deletion-asked'),
  'deletion-soon': (pen) => waiting(pen, 'deletion-soon'),
  'deletion-cancelled': (pen) => ({
    subject: pen.t('deletion-cancelled.subject', { provider: pen.text('provider') }),
    blocks: [
      say(pen.t('deletion-cancelled.text', { provider: pen.text('provider') })),
      link(pen.t, { label: pen.t('deletion-cancelled.button'), href: pen.account() }),
      ...notMe(pen),
    ],
  }),
  // The last one: no link leads into the account any more.
  'account-deleted': ({ help, t, text }) => ({
    subject: t('account-deleted.subject', { provider: text('provider') }),
    blocks: [
      say(t('account-deleted.text', { provider: text('provider') })),
      say(t('account-deleted.services')),
      say(t('account-deleted.not-me')),
      link(t, { label: t('account-deleted.button'), href: help() }),
    ],
  }),
  'account-merged': (pen) => ({
    subject: pen.t('account-merged.subject', { provider: pen.text('provider') }),
    blocks: [
      say(pen.t('account-merged.text', { provider: pen.text('provider'), email: pen.text('maskedEmail') })),
      say(pen.t('account-merged.how')),
      link(pen.t, { label: pen.t('new-country.button'), href: pen.account('activity') }),
      ...notMe(pen),
    ],
  }),
  // The last one to its address, too.
  'account-merged-away': ({ help, t, text }) => ({
    subject: t('account-merged-away.subject', { provider: text('provider') }),
    blocks: [
      say(t('account-merged-away.text', { provider: text('provider'), email: text('maskedEmail') })),
      say(t('account-merged-away.how')),
      say(t('account-merged-away.services')),
      say(t('account-deleted.not-me')),
      link(t, { label: t('account-deleted.button'), href: help() }),
    ],
  }),
}

/** Says until when it waits, and how it is cancelled. */
function waiting(pen: Pen, what: 'deletion-asked' | 'deletion-soon'): ReturnType<Template> {
  const provider = pen.text('provider')
  return {
    subject: pen.t(`${what}.subject`, { provider }),
    blocks: [
      say(pen.t(`${what}.text`, { provider, due: moment(pen.t, Number(pen.params['dueAt'])) })),
      say(pen.t('deletion.data')),
      say(pen.t('deletion.keep')),
      link(pen.t, { label: pen.t('deletion.button'), href: pen.text('cancelLink') }),
      ...notMe(pen),
    ],
  }
}
