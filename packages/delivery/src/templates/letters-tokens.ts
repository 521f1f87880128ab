import { facts, link, notMe, type Pen, say, type Template } from './draft.ts'

/** Letters about tokens and authenticator apps. */
export const tokenLetters: Readonly<Record<string, Template>> = {
  'token-added': (pen) => letter(pen, 'token-added'),
  'token-removed': (pen) => letter(pen, 'token-removed'),
}

function letter(pen: Pen, name: 'token-added' | 'token-removed'): ReturnType<Template> {
  const provider = pen.text('provider')
  return {
    subject: pen.t(`${name}.subject`, { provider }),
    blocks: [
      say(pen.t(`${name}.text`, { provider })),
      ...facts(pen, ['device', 'at']),
      link(pen.t, { label: pen.t('token.button'), href: pen.account() }),
      ...notMe(pen),
    ],
  }
}
