import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { nearNames, readNodeSettings } from '../../src/server/node-settings.ts'

test('a name that was mistyped stops the start with the one that was meant, since nobody would close documents by it', () => {
  expect(readNodeSettings({ PORTAL_INSTITUTION_FILE: 'list.json', PORTAL_PORT: 'x', OTHER_PORTAL: 'y' })).toEqual({
    ok: false,
    line: expect.stringMatching(
      /^PORTAL_INSTITUTION_FILE isn’t a setting\. Did you mean PORTAL_INSTITUTIONS_FILE\?\nPORTAL_PORT=x can’t be used/,
    ),
  })
})

test('what is set to nothing is as if it weren’t set', () => {
  expect(readNodeSettings({ PORTAL_ORIGINS: '' })).toMatchObject({ ok: true })
})

test('every name of the page of settings is known', () => {
  const page = readFileSync(
    new URL('../../../../docs/src/content/docs/addresses-and-settings.md', import.meta.url),
    'utf8',
  )
  const names = new Set(page.match(/(?<=`)PORTAL_[A-Z_]+(?=`)/g))
  const faults = [...names].map((name) => readNodeSettings({ [name]: 'x' }))
  expect(names.size).toBeGreaterThan(12)
  expect(
    faults.flatMap((read) => (read.ok ? [] : [read.line])).filter((line) => line.includes('isn’t a setting')),
  ).toEqual([])
})

test('all that is wrong is told at once, whatever it depends on', () => {
  const given = {
    PORTAL_PORT: 'x',
    DRAIN_SECONDS: 'x',
    LISTEN_ADDRESS: 'x',
    PORTAL_SECRET_KEY_FILE: '/nowhere',
    PORTAL_INSTITUTION_FILE: 'x',
  }
  const told = (env: Record<string, string>) => {
    const read = readNodeSettings(env)
    return (read.ok ? '' : read.line).split('\n').map((line) => /^\w+/.exec(line)?.[0])
  }
  const others = ['DRAIN_SECONDS', 'LISTEN_ADDRESS']
  expect(told(given)).toEqual(['PORTAL_INSTITUTION_FILE', 'PORTAL_SECRET_KEY_FILE', 'PORTAL_PORT', ...others])
  expect(told({ PORTAL_ORIGIN: 'x', DRAIN_SECONDS: 'x' })).toEqual(['PORTAL_ORIGIN', 'DRAIN_SECONDS'])
})

test('which variable was probably meant as a setting is said, and nothing of EU Login’s', () => {
  expect(nearNames({ TRUSTED_PROXYS: 'x', SECRET_KEY: 'x', SMTP_URL: 'x', MAIL_FROM: 'x', LOGIN_PORT: 'x' })).toEqual([
    'TRUSTED_PROXYS isn’t a setting, and does nothing. Did you mean TRUSTED_PROXIES?',
  ])
})
