import { facts, link, note, notMe, say, type Template } from './draft.ts'

/** Letters about countries' electronic identities. */
export const eidLetters: Readonly<Record<string, Template>> = {
  'eid-linked': (pen) => ({
    subject: pen.t('eid-linked.subject', { provider: pen.text('provider') }),
    blocks: [
      say(pen.t('eid-linked.text', { provider: pen.text('provider') })),
      ...facts(pen, ['eid', 'at']),
      link(pen.t, { label: pen.t('eids.button'), href: pen.account('eid') }),
      ...notMe(pen),
    ],
  }),
  'eid-unlinked': (pen) => ({
    subject: pen.t('eid-unlinked.subject', { provider: pen.text('provider') }),
    blocks: [
      say(pen.t('eid-unlinked.text', { provider: pen.text('provider') })),
      ...facts(pen, ['eid', 'at']),
      link(pen.t, { label: pen.t('eids.button'), href: pen.account('eid') }),
      ...notMe(pen),
    ],
  }),
  // The address is somebody's who may never have heard of this: what it would do, and that nothing happens by
  // itself.
  'eid-registration': ({ t, text, params }) => ({
    subject: t('eid-registration.subject', { provider: text('provider') }),
    blocks: [
      say(t('eid-registration.text', { provider: text('provider'), eid: text('eid'), email: text('maskedEmail') })),
      say(t('eid-registration.do')),
      link(t, { label: t('eid-registration.button'), href: text('link') }),
      say(t('eid-registration.valid', { hours: Number(params['validHours']) })),
      note(t('eid-registration.not-me')),
    ],
  }),
}
