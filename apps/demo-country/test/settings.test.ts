import { expect, test } from 'vitest'
import { readSettings } from '../src/settings.ts'

test('has defaults, on this machine', () => {
  expect(readSettings({})).toMatchObject({ ok: true, settings: { origin: 'http://localhost:4003', port: 4003 } })
})

test('a value is told without what may be a password, and on one line', () => {
  const read = readSettings({ LOGIN_ORIGIN: 'https://me:hunter2@id.example', LOGIN_BASE: `a\nb${'c'.repeat(200)}` })
  const lines = read.ok ? [] : read.line.split('\n')
  expect(lines).toEqual([
    expect.stringMatching(/^LOGIN_ORIGIN can’t/),
    expect.stringMatching(/^LOGIN_BASE=a bc{77} can’t/),
  ])
  expect(readSettings({ DEMO_COUNTRY_PORT: '04003' }).ok).toBe(false)
  expect(readSettings({ DEMO_COUNTRY_PORT: '4005' })).toMatchObject({ settings: { port: 4005 } })
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
