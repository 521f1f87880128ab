import { facts, link, note, notMe, type Pen, say, type Template } from './draft.ts'

/** Letters about phone numbers, and the code for those whose only second factor was one. */
export const phoneLetters: Readonly<Record<string, Template>> = {
  'phone-added': (pen) => letter(pen, 'phone-added'),
  'phone-removed': (pen) => letter(pen, 'phone-removed'),
  'mail-code': (pen) => {
    const provider = pen.text('provider')
    return {
      subject: pen.t('mail-code.subject', { provider }),
      blocks: [
        say(pen.t('mail-code.text', { provider })),
        say(pen.text('code')),
        say(pen.t('mail-code.valid', { provider, minutes: Number(pen.params['validMinutes']) })),
        note(pen.t('mail-code.not-me')),
        ...notMe(pen),
      ],
    }
  },
}

function letter(pen: Pen, name: 'phone-added' | 'phone-removed'): ReturnType<Template> {
  const provider = pen.text('provider')
  return {
    subject: pen.t(`${name}.subject`, { provider }),
    blocks: [
      say(pen.t(`${name}.text`, { provider })),
      ...facts(pen, ['phone', 'at']),
      link(pen.t, { label: pen.t('phones.button'), href: pen.account('phones') }),
      ...notMe(pen),
    ],
  }
}
