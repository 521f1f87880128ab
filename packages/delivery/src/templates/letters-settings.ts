import { facts, link, notMe, say, type Pen, type Template } from './draft.ts'

/** Letters about what a person set for the whole account. */
export const settingsLetters: Readonly<Record<string, Template>> = {
  'names-changed': (pen) => ({
    subject: pen.t('names-changed.subject', { provider: pen.text('provider') }),
    blocks: [
      say(pen.t('names-changed.text', { provider: pen.text('provider') })),
      ...facts(pen, ['name', 'formerName', 'browser', 'at']),
      link(pen.t, { label: pen.t('details.button'), href: pen.account('details') }),
      ...notMe(pen),
    ],
  }),
  'sign-in-mails-off': (pen) => ({
    subject: pen.t('sign-in-mails-off.subject', { provider: pen.text('provider') }),
    blocks: [
      say(pen.t('sign-in-mails-off.text', { provider: pen.text('provider') })),
      ...facts(pen, ['browser', 'at']),
      link(pen.t, { label: pen.t('settings.button'), href: pen.account('settings') }),
      ...notMe(pen),
    ],
  }),
  'always-two-factors-on': (pen) => aboutTwoFactors(pen, 'always-two-factors-on'),
  'always-two-factors-off': (pen) => aboutTwoFactors(pen, 'always-two-factors-off'),
  'service-allowed': (pen) => aboutService(pen, 'service-allowed'),
  'service-device-allowed': (pen) => aboutService(pen, 'service-device-allowed'),
}

function aboutTwoFactors(pen: Pen, what: 'always-two-factors-on' | 'always-two-factors-off'): ReturnType<Template> {
  const provider = pen.text('provider')
  return {
    subject: pen.t(`${what}.subject`, { provider }),
    blocks: [
      say(pen.t(`${what}.text`, { provider })),
      ...facts(pen, ['browser', 'at']),
      link(pen.t, { label: pen.t('settings.button'), href: pen.account('settings') }),
      ...notMe(pen),
    ],
  }
}

function aboutService(pen: Pen, what: 'service-allowed' | 'service-device-allowed'): ReturnType<Template> {
  const provider = pen.text('provider')
  return {
    subject: pen.t(`${what}.subject`, { provider }),
    blocks: [
      say(pen.t(`${what}.text`, { provider })),
      ...facts(pen, ['service', 'browser', 'at']),
      link(pen.t, { label: pen.t('services.button'), href: pen.account('services') }),
      ...notMe(pen),
    ],
  }
}
