import { expect, test } from 'vitest'
import { levelAsked, levels } from '../src/levels.ts'
import { readSettings } from '../src/settings.ts'

test('the lowest level that was asked for is proposed, whatever the order', () => {
  expect(levelAsked(`${levels.high} ${levels.substantial}`)).toBe('substantial')
  expect(levelAsked('')).toBe('low')
  expect(levelAsked('http://eidas.europa.eu/LoA/unheard-of')).toBe('low')
})

test('a country that checks nobody runs on this machine only', () => {
  expect(readSettings({})).toMatchObject({ ok: true, settings: { port: 4003 } })
  expect(readSettings({ DEMO_COUNTRY_ORIGIN: 'https://demoland.example' })).toMatchObject({
    ok: false,
    line: expect.stringContaining('DEMO_COUNTRY_ORIGIN=https://demoland.example'),
  })
  expect(readSettings({ DEMO_COUNTRY_ORIGIN: 'http://localhost:4003/path' }).ok).toBe(false)
  expect(readSettings({ DEMO_COUNTRY_PORT: '70000' })).toMatchObject({ ok: false })
})
