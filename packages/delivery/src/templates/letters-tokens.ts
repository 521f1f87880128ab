import { facts, link, notMe, type Pen, say, type Template } from './draft.ts'

/** Letters about tokens and authenticator apps. */
export const tokenLetters: Readonly<Record<string, Template>> = {
  'token-added': (pen) => letter(pen, 'token-added'),
  'token-removed': (pen) => letter(pen, 'token-removed'),
}

/** What messages have had under `device` since before tokens were told from phones. */
const named = (pen: Pen): Pen => ({ ...pen, text: (name) => pen.text(name === 'token' ? 'device' : name) })

function letter(pen: Pen, name: 'token-added' | 'token-removed'): ReturnType<Template> {
  const provider = pen.text('provider')
  return {
    subject: pen.t(`${name}.subject`, { provider }),
    blocks: [
      say(pen.t(`${name}.text`, { provider })),
      ...facts(named(pen), ['token', 'at']),
      link(pen.t, { label: pen.t('token.button'), href: pen.account() }),
      ...notMe(pen),
    ],
  }
}
