import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readNodeSettings } from '../../src/server/node-settings.ts'

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
