import { expect, test } from 'vitest'
import { renderMessage } from '../../src/templates/index.ts'

const params = {
  provider: 'Example ID',
  origin: 'https://id.example.eu',
  base: '/cas',
  firstName: 'Jane',
  at: 1_800_000_000,
  notMeLink: 'https://id.example.eu/cas/not-me?token=x',
  device: 'Acme <123>',
}

test.each([
  ['token-added', 'en', 'A token was added to your Example ID account'],
  ['token-added', 'fr', 'Un token a été ajouté à votre compte Example ID'],
  ['token-removed', 'en', 'A token was removed from your Example ID account'],
  ['token-removed', 'fr', 'Un token a été supprimé de votre compte Example ID'],
])('%s in %s names the token and has a way to object', (template, language, subject) => {
  const letter = renderMessage({ template, language, params })
  expect(letter.subject).toBe(subject)
  expect(letter.text).toMatch(language === 'fr' ? /^Token.: Acme <123>$/m : /^Token: Acme <123>$/m)
  expect(letter.text).toContain(params.notMeLink)
  expect(letter.html).toContain('Acme &#60;123&#62;')
  expect(letter.text).toContain('https://id.example.eu/cas/account')
})
