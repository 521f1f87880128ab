import { expect, test, vi } from 'vitest'
import { oidcEid } from '../src/oidc/index.ts'

const scheme = (country: string) =>
  oidcEid({ id: 'x', country, name: { en: 'X' }, issuer: 'https://eid.example.org', clientId: 'us' })

test.each([
  ['EE', 'EE'],
  ['EL', 'GR'],
  ['UK', 'GB'],
  ['XE', 'XE'],
  ['ZZ', 'ZZ'],
  ['QM', 'QM'],
  ['EU', 'EU'],
])('a country that calls itself %s is %s', (given, country) => expect(scheme(given).country).toBe(country))

test.each(['', 'ee', 'EST', 'EN', 'GX', 'QL'])('%j is no country, and it is said', (given) =>
  expect(() => scheme(given)).toThrow(
    /^oidcEid: country must be a country’s code of ISO 3166 in two capitals, such as EE/,
  ),
)

test('names of countries are asked for when a country is judged, not when a program starts', async () => {
  vi.resetModules()
  const made = vi.spyOn(Intl, 'DisplayNames')
  const { country } = await import('../src/country.ts')
  expect(made).not.toHaveBeenCalled()
  expect([country.takes('EE'), country.takes('GX')]).toEqual([true, false])
  expect(made).toHaveBeenCalledOnce()
  made.mockRestore()
})
