import { expect, test } from 'vitest'
import { readSettings } from '../src/settings.ts'

test('has defaults, on this machine', () => {
  expect(readSettings({})).toMatchObject({ ok: true, settings: { origin: 'http://localhost:4003', port: 4003 } })
})

test('all that is wrong is told at once, a line each', () => {
  const env = {
    DEMO_COUNTRY_ORIGIN: 'https://demo.example',
    DEMO_COUNTRY_PORT: '0',
    LOGIN_ORIGIN: 'x',
    LOGIN_BASE: 'y',
  }
  const read = readSettings(env)
  const named = read.ok ? [] : read.line.split('\n').map((line) => line.split('=')[0])
  expect(named).toEqual(['DEMO_COUNTRY_ORIGIN', 'DEMO_COUNTRY_PORT', 'LOGIN_ORIGIN', 'LOGIN_BASE'])
})
