import { checkCatalogues } from '@laissez-passer/i18n/check'
import { describe, expect, test } from 'vitest'
import { en, fr } from '../../src/templates/words.ts'
import { messageWriter, renderMessage } from '../../src/templates/index.ts'
import { letters } from '../../src/templates/letters.ts'

const params = {
  provider: 'EU Login',
  origin: 'https://id.example.eu',
  base: '/cas',
  firstName: 'Élodie',
  uid: 'n00abcde',
  link: 'https://id.example.eu/cas/password?token=abc&x=1',
  resetLink: 'https://id.example.eu/cas/password/lost',
  maskedEmail: 'e...@...',
  validHours: 24,
  validDays: 7,
  validMinutes: 60,
  expiresAt: 1_795_262_400,
  at: 1_795_262_400,
  device: 'Élodie’s Fairphone',
  model: 'Fairphone 6',
  passkey: 'My laptop',
  eid: 'Demoland, A. D.',
  service: 'Europass',
  browser: 'Firefox (Linux)',
  place: 'Vilnius, Lithuania',
  left: 3,
  factor: 'Élodie’s Fairphone',
  waitHours: 72,
  dueAt: 1_795_521_600,
  cancelLink: 'https://id.example.eu/cas/lost-factor/cancel?token=abc',
  newEmail: 'elodie@new.example',
  oldEmail: 'elodie@old.example',
  country: 'LT',
  days: 90,
  notMeLink: 'https://id.example.eu/cas/not-me?token=k1.abc',
}

test('French says all that English says', () => {
  expect(checkCatalogues({ en, fr })).toEqual([])
})

describe.each(Object.keys(letters))('%s', (template) => {
  test.each(['en', 'fr'])('is complete in %s', (language) => {
    const { subject, text, html } = renderMessage({ template, language, params })
    for (const part of [subject, text, html]) expect(part).not.toMatch(/undefined|NaN|\{\w+\}/)
    expect(html).toContain(`<html lang="${language}">`)
    expect(html.match(/<h1/g)).toHaveLength(1)
    expect(html).not.toMatch(/<(script|img|table|link)\b|\son\w+=/)
    expect(text).toContain('Élodie')
    expect(text).toContain(language === 'en' ? 'Sent to you by EU Login' : 'Envoyé par EU Login')
    expect(text).toContain('https://id.example.eu/cas/help')
  })

  test('carries one thing to do, as a button and as an address to copy', () => {
    const { html, text } = renderMessage({ template, language: 'en', params })
    const href = /<a class="button" href="([^"]+)"/.exec(html)?.[1]?.replaceAll('&#38;', '&')
    expect(href).toMatch(/^https:\/\/id\.example\.eu\/cas\//)
    expect(text.split('\n')).toContain(href)
  })

  test('escapes hostile parameters and keeps them on their line', () => {
    const hostile = Object.fromEntries(
      Object.entries(params).map(([name, value]) => [
        name,
        // The base is the operator's, and checked.
        typeof value === 'number' || name === 'base' ? value : `${value}"><script>x</script>\r\nBcc: evil@example.org`,
      ]),
    )
    const { subject, text, html } = renderMessage({ template, language: 'fr', params: hostile })
    expect(html).not.toContain('<script')
    expect(html).toContain('<meta name="format-detection" content="telephone=no')
    expect(subject).not.toMatch(/[\r\n]/)
    expect(text.split(/\r?\n/).some((line) => line.startsWith('Bcc'))).toBe(false)
  })
})

test('the registration letter says what the guides show (A2)', () => {
  const { text } = renderMessage({ template: 'registration-link', language: 'en', params })
  expect(text).toContain('Your email address is e...@....')
  expect(text).toContain('24 hours')
  expect(text).toContain('unique identifier again')
  expect(text).toContain('Don’t reply')
})

test('a removal that an operator began says nothing of who knows the password', () => {
  for (const [language, password] of [
    ['en', 'password'],
    ['fr', 'mot de passe'],
  ] as const) {
    const link = 'https://id.example.eu/cas/lost-factor/confirm?token=abc'
    const of = (askedBy: string) =>
      renderMessage({ template: 'factor-removal-link', language, params: { ...params, link, askedBy } }).text
    expect(of('person')).toContain(password)
    expect(of('operator')).not.toContain(password)
  }
})

test('no name that could be an advertisement is repeated to a stranger', () => {
  for (const firstName of [
    'Win at http://evil.example',
    'evil.example',
    'A'.repeat(60),
    'call +32 2 123',
    'x\ny\nz w v u',
    '',
  ]) {
    const { text, html } = renderMessage({
      template: 'registration-link',
      language: 'en',
      params: { ...params, firstName },
    })
    expect(text.startsWith('Hello,\n')).toBe(true)
    expect(html).not.toContain('evil')
  }
  for (const firstName of ['Jean-Luc', 'Ιωάννα', 'D’Arcy', 'Мария', 'Anna Maria']) {
    expect(
      renderMessage({ template: 'registration-link', language: 'en', params: { ...params, firstName } }).text,
    ).toContain(`Dear ${firstName},`)
  }
})

test('regional tags read their language, unknown ones English', () => {
  expect(renderMessage({ template: 'password-reset', language: 'fr-BE', params }).subject).toContain('Choisissez')
  expect(renderMessage({ template: 'password-reset', language: 'xx', params }).subject).toContain('Choose')
})

test('an unknown template is a mistake of the programmer', () => {
  expect(() => renderMessage({ template: 'toString', language: 'en', params })).toThrow(
    expect.objectContaining({ code: 'unknown-template' }),
  )
})

test('a country has its name in the language of the letter', () => {
  expect(renderMessage({ template: 'new-country', language: 'en', params }).text).toContain('Lithuania')
  expect(renderMessage({ template: 'new-country', language: 'fr', params }).text).toContain('Lituanie')
  const strange = { ...params, country: 'Atlantis' }
  expect(renderMessage({ template: 'new-country', language: 'fr', params: strange }).text).toContain('Atlantis')
})

test.each(Object.keys(letters))('%s makes no link of a name that somebody chose', (template) => {
  const name = 'https://evil.example/x and https://id.example.eu.evil.example/y'
  const named = { ...params, device: name, passkey: name, factor: name, model: name, service: name, firstName: name }
  const { html } = renderMessage({ template, language: 'en', params: named })
  expect(html).not.toMatch(/href="[^"]*evil/)
})

test.each(Object.keys(letters))('under another base, %s links nowhere else', (template) => {
  const moved = Object.fromEntries(
    Object.entries(params).map(([name, value]) => [name, String(value).replace('/cas', '/auth/sso')]),
  )
  const { text, html } = renderMessage({ template, language: 'en', params: moved })
  expect(text).toContain('https://id.example.eu/auth/sso/help')
  expect(text + html).not.toContain('/cas')
})

test.each([
  [{ timeZone: 'Europe/Vilnius' }, 'GMT+2'],
  [{}, 'UTC'],
  [{ timeZone: 'Nowhere/Atall' }, 'UTC'],
  [{ timeZone: '<b>' }, 'UTC'],
])('times are in the zone of the account, and say it: %o', (zone, name) => {
  const { text } = renderMessage({ template: 'email-change-old-gone', language: 'en', params: { ...params, ...zone } })
  expect(text.replace(/\s/g, ' ')).toMatch(new RegExp(`\\d\\d:\\d\\d ${name.replace('+', '\\+')}`))
})

test('words and colours of one’s own', () => {
  const writer = messageWriter({
    words: { en: { hello: 'Good day' }, de: { hello: 'Guten Tag' } },
    palette: {
      light: { accent: '#000001', action: '#000002', onCover: '#fffff3' },
      dark: { accent: '#000004', action: '#000005', onCover: '#fffff6' },
    },
  })
  const written = (language: string) =>
    writer.render({ template: 'registration-link', language, params: { ...params, firstName: '' } })
  expect(written('de-AT').text).toMatch(/^[^]*Guten Tag/)
  expect(written('en').text).toContain('Good day')
  expect(written('fr').text).not.toContain('Good day')
  const { html } = written('en')
  for (const colour of ['#000001', '#000002', '#fffff3', '#000004', '#000005', '#fffff6'])
    expect(html).toContain(colour)
  expect(html).not.toContain('#6d1a36')
  expect(() => messageWriter({ words: { en: { hello: 'Good {day}' } } })).toThrow('nothing fills in {day}')
})
