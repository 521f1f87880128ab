import { facts, link, moment, note, notMe, say, type Template } from './draft.ts'

/** Letters about another e-mail address for an account. */
export const emailLetters: Readonly<Record<string, Template>> = {
  'email-change-old': (pen) => {
    const { t, text, params } = pen
    return {
      subject: t('email-change-old.subject', { provider: text('provider') }),
      blocks: [
        say(t('email-change-old.text', { provider: text('provider'), email: text('newEmail') })),
        link(t, { label: t('email-change-old.button'), href: text('link') }),
        note(t('email-change-old.then', { hours: Number(params['validHours']) })),
        ...notMe(pen),
      ],
    }
  },
  // Objecting comes first: whoever reads this was said not to.
  'email-change-old-gone': (pen) => {
    const { t, text, params } = pen
    return {
      subject: t('email-change-old-gone.subject', { provider: text('provider') }),
      blocks: [
        say(
          t('email-change-old-gone.text', {
            provider: text('provider'),
            email: text('newEmail'),
          }),
        ),
        ...notMe(pen, t('email-change-old-gone.stop', { due: moment(t, Number(params['dueAt'])) })),
        say(t('email-change-old-gone.still')),
        link(t, { label: t('email-change-old.button'), href: text('link') }),
      ],
    }
  },
  'email-change-new': ({ t, text, params }) => ({
    subject: t('email-change-new.subject', { provider: text('provider') }),
    blocks: [
      say(t('email-change-new.text', { provider: text('provider') })),
      link(t, { label: t('email-change-new.button'), href: text('link') }),
      say(t('email-change-new.valid', { hours: Number(params['validHours']) })),
      note(t('email-change-new.not-me')),
    ],
  }),
  // Only this letter says that the address has an account.
  'email-change-taken': ({ t, text }) => ({
    subject: t('email-change-taken.subject', { provider: text('provider') }),
    blocks: [
      say(t('email-change-taken.text', { provider: text('provider') })),
      say(t('email-change-taken.do')),
      link(t, { label: t('email-change-taken.button'), href: text('resetLink') }),
      note(t('email-change-taken.not-me')),
    ],
  }),
  'email-changed': (pen) => ({
    subject: pen.t('email-changed.subject', { provider: pen.text('provider') }),
    blocks: [
      say(pen.t('email-changed.text', { provider: pen.text('provider'), email: pen.text('newEmail') })),
      ...facts(pen, ['at']),
      ...notMe(pen, pen.t('email-changed.not-me')),
    ],
  }),
  'email-changed-here': (pen) => ({
    subject: pen.t('email-changed-here.subject', { provider: pen.text('provider') }),
    blocks: [
      say(pen.t('email-changed-here.text', { provider: pen.text('provider'), email: pen.text('newEmail') })),
      ...facts(pen, ['oldEmail', 'at']),
      link(pen.t, { label: pen.t('email-changed-here.button'), href: pen.account('details') }),
      ...notMe(pen),
    ],
  }),
  'email-respelled': (pen) => ({
    subject: pen.t('email-respelled.subject', { provider: pen.text('provider') }),
    blocks: [
      say(pen.t('email-respelled.text', { email: pen.text('newEmail') })),
      ...facts(pen, ['oldEmail', 'at']),
      link(pen.t, { label: pen.t('email-changed-here.button'), href: pen.account('details') }),
      ...notMe(pen),
    ],
  }),
  'email-restored': ({ help, t, text }) => ({
    subject: t('email-restored.subject', { provider: text('provider') }),
    blocks: [
      say(t('email-restored.text', { provider: text('provider') })),
      say(t('email-restored.do')),
      link(t, { label: t('email-restored.button'), href: help() }),
    ],
  }),
}
