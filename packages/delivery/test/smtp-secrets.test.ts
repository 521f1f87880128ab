import { expect, it } from 'vitest'
import { withoutSecrets } from '../src/smtp-secrets.ts'

const url = 'smtp://sender%40example.eu:p%40ss-word@mail.example.eu:587'
const base64 = (text: string) => btoa(text)

it.each([
  '535 5.7.8 bad password p@ss-word',
  '535 5.7.8 bad password p%40ss-word',
  `501 cannot decode ${base64('p@ss-word')}`,
  `535 AUTH PLAIN ${base64('\0sender@example.eu\0p@ss-word')}`,
  `535 AUTH PLAIN ${base64('sender@example.eu\0sender@example.eu\0p@ss-word')}`,
])('%s', (said) => {
  const shown = withoutSecrets(said, url)
  expect(shown).toContain('…')
  expect(shown.slice(0, 3)).toBe(said.slice(0, 3))
  for (const secret of ['p@ss-word', 'p%40ss-word', base64('p@ss-word')]) expect(shown).not.toContain(secret)
})

it('leaves what else the server says: operators need it', () => {
  const said = '550 5.7.1 <sender@example.eu>: Sender address rejected: not logged in'
  expect(withoutSecrets(said, url)).toBe(said)
  expect(withoutSecrets(said, 'smtp://mail.example.eu')).toBe(said)
  expect(withoutSecrets(said, 'not an address')).toBe(said)
})
