import { link, say, type Template } from './draft.ts'

/** Letters about leaving. */
export const leavingLetters: Readonly<Record<string, Template>> = {
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
}
