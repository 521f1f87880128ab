import { facts, link, notMe, say, type Template } from './draft.ts'

/** Letters about passkeys. */
export const passkeyLetters: Readonly<Record<string, Template>> = {
  'passkey-added': (pen) => ({
    subject: pen.t('passkey-added.subject', { provider: pen.text('provider') }),
    blocks: [
      say(pen.t('passkey-added.text', { provider: pen.text('provider') })),
      ...facts(pen, ['passkey', 'model', 'at']),
      link(pen.t, { label: pen.t('passkeys.button'), href: pen.account('passkeys') }),
      ...notMe(pen),
    ],
  }),
  'passkey-removed': (pen) => ({
    subject: pen.t('passkey-removed.subject', { provider: pen.text('provider') }),
    blocks: [
      say(pen.t('passkey-removed.text', { provider: pen.text('provider') })),
      ...facts(pen, ['passkey', 'model', 'at']),
      link(pen.t, { label: pen.t('passkeys.button'), href: pen.account('passkeys') }),
      ...notMe(pen),
    ],
  }),
  'passkey-copied': (pen) => ({
    subject: pen.t('passkey-copied.subject', { provider: pen.text('provider') }),
    blocks: [
      say(pen.t('passkey-copied.text', { provider: pen.text('provider') })),
      ...facts(pen, ['passkey', 'browser', 'place', 'at']),
      say(pen.t('passkey-copied.do')),
      link(pen.t, { label: pen.t('passkeys.button'), href: pen.account('passkeys') }),
      ...notMe(pen),
    ],
  }),
}
