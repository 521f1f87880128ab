import fc from 'fast-check'
import { expect, test } from 'vitest'
import { renderMessage } from '../../src/templates/index.ts'
import { isOneSegment } from '../../src/templates/segment.ts'

const host = fc.domain().filter((name) => name.length <= 60)
const code = fc.integer({ min: 0, max: 999_999 }).map((number) => String(number).padStart(6, '0'))
const template = fc.constantFrom('text-sign-in', 'text-new-phone')
const language = fc.constantFrom('en', 'fr', 'el')

test('whatever the provider is called, a text message travels whole and ends with the bound code', () => {
  fc.assert(
    fc.property(
      fc.record({ provider: fc.string({ unit: 'grapheme', maxLength: 200 }), host, code, template, language }),
      ({ provider, host, code, template, language }) => {
        const { text } = renderMessage({ template, language, params: { provider, origin: '', host, code, to: '+32' } })
        expect(text.split('\n').at(-1)).toBe(`@${host} #${code}`)
        expect(text.startsWith(code)).toBe(true)
        expect(isOneSegment(text)).toBe(true)
      },
    ),
  )
})

test.each([
  ['text-sign-in', 'en', '123456 is your EU Login code to sign in. Do not share it.'],
  ['text-sign-in', 'fr', '123456 est votre code EU Login pour vous connecter. Ne le donnez à personne.'],
  ['text-new-phone', 'en', '123456 is your EU Login code to add this phone number. Do not share it.'],
  ['text-new-phone', 'fr', '123456 est votre code EU Login pour ajouter ce numéro. Ne le donnez à personne.'],
])('%s in %s says what the code is for', (template, language, words) => {
  const params = {
    provider: 'EU Login',
    origin: 'https://id.example.eu',
    host: 'id.example.eu',
    code: '123456',
  }
  expect(renderMessage({ template, language, params })).toEqual({
    subject: 'EU Login',
    text: `${words}\n\n@id.example.eu #123456`,
    html: '',
  })
})

test.each([
  ['a'.repeat(160), true],
  ['a'.repeat(161), false],
  [`${'a'.repeat(158)}€`, true],
  [`${'a'.repeat(159)}€`, false],
  ['ж'.repeat(70), true],
  [`ж${'a'.repeat(70)}`, false],
  ['😀'.repeat(35), true],
  ['😀'.repeat(36), false],
])('%s is one segment: %s', (text, whole) => {
  expect(isOneSegment(text)).toBe(whole)
})
