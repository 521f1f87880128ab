import { expect, test } from 'vitest'
import { renderMessage } from '../../src/templates/index.ts'

const params = {
  provider: 'Example ID',
  origin: 'https://id.example.eu',
  base: '/cas',
  firstName: 'Jane',
  at: 1_800_000_000,
  notMeLink: 'https://id.example.eu/cas/not-me?token=x',
  phone: '+32 ••• •• 12',
  code: '123456',
  validMinutes: 10,
}

test.each([
  ['phone-added', 'en', 'A phone number was added to your Example ID account'],
  ['phone-added', 'fr', 'Un numéro de téléphone a été ajouté à votre compte Example ID'],
  ['phone-removed', 'en', 'A phone number was removed from your Example ID account'],
  ['phone-removed', 'fr', 'Un numéro de téléphone a été supprimé de votre compte Example ID'],
])('%s in %s names the number, masked, and has a way to object', (template, language, subject) => {
  const letter = renderMessage({ template, language, params })
  expect(letter.subject).toBe(subject)
  expect(letter.text).toContain(params.phone)
  expect(letter.text).toContain('https://id.example.eu/cas/account/phones')
  expect(letter.text).toContain(params.notMeLink)
})

test.each(['en', 'fr'])('the code by mail, in %s, stands in the mail and not in its subject', (language) => {
  const letter = renderMessage({ template: 'mail-code', language, params })
  expect(letter.subject).not.toContain('123456')
  expect(letter.text).toContain('\n123456\n')
  expect(letter.html).toContain('123456')
  expect(letter.text).toContain(params.notMeLink)
})
