import { facts, link, moment, note, notMe, say, type Template } from './draft.ts'

/** Letters about ways back into an account. */
export const recoveryLetters: Readonly<Record<string, Template>> = {
  'factors-reset': (pen) => ({
    subject: pen.t('factors-reset.subject', { provider: pen.text('provider') }),
    blocks: [
      say(pen.t('factors-reset.text', { provider: pen.text('provider') })),
      ...facts(pen, ['at']),
      say(pen.t('factors-reset.next')),
      ...notMe(pen),
    ],
  }),
  'recovery-codes-made': (pen) => ({
    subject: pen.t('recovery-codes-made.subject', { provider: pen.text('provider') }),
    blocks: [
      say(pen.t('recovery-codes-made.text', { provider: pen.text('provider') })),
      ...facts(pen, ['at']),
      link(pen.t, {
        label: pen.t('recovery-codes.button'),
        href: pen.account('recovery-codes'),
      }),
      ...notMe(pen),
    ],
  }),
  'recovery-code-used': (pen) => ({
    subject: pen.t('recovery-code-used.subject', { provider: pen.text('provider') }),
    blocks: [
      say(pen.t('recovery-code-used.text', { provider: pen.text('provider') })),
      ...facts(pen, ['browser', 'at']),
      say(pen.t('recovery-code-used.left', { left: Number(pen.params['left']) })),
      link(pen.t, {
        label: pen.t('recovery-codes.button'),
        href: pen.account('recovery-codes'),
      }),
      ...notMe(pen),
    ],
  }),
  'new-browser': (pen) => ({
    subject: pen.t('new-browser.subject', { provider: pen.text('provider') }),
    blocks: [
      say(pen.t('new-browser.text', { provider: pen.text('provider') })),
      ...facts(pen, ['browser', 'service', 'place', 'at']),
      link(pen.t, { label: pen.t('new-browser.button'), href: pen.account('activity') }),
      ...notMe(pen),
    ],
  }),
  'not-me-reported': ({ t, text, params }) => ({
    subject: t('not-me-reported.subject', { provider: text('provider') }),
    blocks: [
      say(t('not-me-reported.text', { provider: text('provider') })),
      link(t, { label: t('not-me-reported.button'), href: text('link') }),
      say(t('not-me-reported.valid', { minutes: Number(params['validMinutes']) })),
      note(t('not-me-reported.then')),
    ],
  }),
  'factor-removal-link': ({ t, text, params }) => {
    // What an operator began tells nothing about who knows the password.
    const by = params['askedBy'] === 'operator' ? '-operator' : ''
    return {
      subject: t('factor-removal-link.subject', { provider: text('provider') }),
      blocks: [
        say(t(`factor-removal-link.text${by}`, { provider: text('provider'), factor: text('factor') })),
        link(t, { label: t('factor-removal-link.button'), href: text('link') }),
        say(t('factor-removal-link.wait', { hours: Number(params['waitHours']) })),
        say(t('factor-removal-link.valid', { minutes: Number(params['validMinutes']) })),
        note(t(`factor-removal-link.not-me${by}`)),
      ],
    }
  },
  'factor-removal-waiting': (pen) => ({
    subject: pen.t('factor-removal-waiting.subject', { provider: pen.text('provider') }),
    blocks: [
      say(
        pen.t('factor-removal-waiting.text', {
          provider: pen.text('provider'),
          factor: pen.text('factor'),
          due: moment(pen.t, Number(pen.params['dueAt'])),
        }),
      ),
      say(pen.t('factor-removal-waiting.do')),
      link(pen.t, { label: pen.t('factor-removal-waiting.button'), href: pen.text('cancelLink') }),
      ...notMe(pen),
    ],
  }),
  'factor-removal-cancelled': (pen) => ({
    subject: pen.t('factor-removal-cancelled.subject', { provider: pen.text('provider') }),
    blocks: [
      say(pen.t('factor-removal-cancelled.text', { provider: pen.text('provider'), factor: pen.text('factor') })),
      link(pen.t, { label: pen.t('new-browser.button'), href: pen.account('activity') }),
      ...notMe(pen),
    ],
  }),
  'factor-removed': (pen) => ({
    subject: pen.t('factor-removed.subject', { provider: pen.text('provider') }),
    blocks: [
      say(pen.t('factor-removed.text', { provider: pen.text('provider'), factor: pen.text('factor') })),
      link(pen.t, { label: pen.t('factor-removed.button'), href: pen.account() }),
      ...notMe(pen),
    ],
  }),
}
