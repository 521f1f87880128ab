import { expect, test } from 'vitest'
import { renderMessage } from '../../src/templates/index.ts'

const params = {
  provider: 'Example ID',
  origin: 'https://id.example.eu',
  base: '/cas',
  firstName: 'Jane',
  at: 1_800_000_000,
  notMeLink: 'https://id.example.eu/cas/not-me?token=x',
  browser: 'Firefox (Linux)',
}

test.each([
  ['always-two-factors-on', 'en', 'Every sign-in to Example ID now asks for two factors'],
  ['always-two-factors-on', 'fr', 'Chaque connexion à Example ID demande désormais deux facteurs'],
  ['always-two-factors-off', 'en', 'Example ID no longer always asks for two factors'],
  ['always-two-factors-off', 'fr', 'Example ID ne demande plus toujours deux facteurs'],
])('%s in %s says where it was done, and has a way to object', (template, language, subject) => {
  const letter = renderMessage({ template, language, params })
  expect(letter.subject).toBe(subject)
  for (const said of [params.browser, params.notMeLink, 'https://id.example.eu/cas/account/settings'])
    expect(letter.text).toContain(said)
})

test.each([
  [
    'names-changed',
    'en',
    'The name of your Example ID account has changed',
    ['Dr Jane Novak', 'Jane Doe', 'account/details'],
  ],
  [
    'names-changed',
    'fr',
    'Le nom de votre compte Example ID a changé',
    ['Dr Jane Novak', 'Jane Doe', 'account/details'],
  ],
  ['sign-in-mails-off', 'en', 'We no longer email you at every sign-in to Example ID', ['account/settings']],
  ['sign-in-mails-off', 'fr', 'Plus de courriel à chaque connexion à Example ID', ['account/settings']],
  ['signed-in', 'en', 'Sign-in to your Example ID account', ['account/activity', 'account/settings']],
  ['signed-in', 'fr', 'Connexion à votre compte Example ID', ['account/activity', 'account/settings']],
])('%s in %s says what it was, where to look, and has a way to object', (template, language, subject, words) => {
  const names = { name: 'Dr Jane Novak', formerName: 'Jane Doe' }
  const letter = renderMessage({ template, language, params: { ...params, ...names } })
  expect(letter.subject).toBe(subject)
  for (const said of [params.browser, params.notMeLink, ...words]) expect(letter.text).toContain(said)
})

test.each([
  ['service-allowed', 'en', 'A service was allowed to know about you'],
  ['service-allowed', 'fr', 'Un service a été autorisé à connaître vos informations'],
  ['service-device-allowed', 'en', 'A device was connected to your Example ID account'],
  ['service-device-allowed', 'fr', 'Un appareil a été connecté à votre compte Example ID'],
])('%s in %s says which service, and where it is withdrawn', (template, language, subject) => {
  const letter = renderMessage({ template, language, params: { ...params, service: 'Shop' } })
  expect(letter.subject).toBe(subject)
  for (const said of ['Shop', params.browser, params.notMeLink, 'https://id.example.eu/cas/account/services'])
    expect(letter.text).toContain(said)
})
