import { expect, it } from 'vitest'
import { notMeLink, readNotMeToken } from '../../src/links/not-me-link.ts'
import { openLink, sealLink } from '../../src/links/sealed-link.ts'
import { providerSettings } from '../../src/context/index.ts'
import { eulogin2025 } from '../../src/password/index.ts'
import { testKeyRing } from '../support/keys.ts'

const now = 1_800_000_000
const keyRing = await testKeyRing()
const sealed = (value: unknown, purpose = 'test') =>
  keyRing.seal(new TextEncoder().encode(JSON.stringify(value) ?? '{'), purpose)
const open = (token: string, at = now) => openLink({ keyRing, now: at }, { purpose: 'test', token })

it('a link opens until its end, for what it was made for', async () => {
  const token = await sealLink({ keyRing }, { purpose: 'test', ids: ['a', 'b'], until: now + 9 })
  expect(await open(token)).toEqual(['a', 'b'])
  expect(await open(token, now + 8)).toEqual(['a', 'b'])
  expect(await open(token, now + 9)).toBeNull()
  expect(await openLink({ keyRing, now }, { purpose: 'other', token })).toBeNull()
  expect(await open(`${token}A`)).toBeNull()
})

it.each<[unknown, readonly string[] | null]>([
  [
    [now + 9, 'a', 7, null, 'b'],
    ['a', 'b'],
  ],
  [[now + 9], []],
  [[String(now + 9), 'a'], null],
  [['later', 'a'], null],
  [[], null],
  [{ 0: now + 9, 1: 'a' }, null],
  ['link', null],
  [null, null],
  [undefined, null],
])('of %j that was sealed it reads %j', async (value, ids) => {
  expect(await open(await sealed(value))).toEqual(ids)
})

it('“this wasn’t me” says which account, and to which address it went; earlier ones said no address', async () => {
  const settings = providerSettings({ origin: 'https://id.example.eu', name: 'ID', passwordPolicy: eulogin2025 })
  const context = { keyRing, now, settings }
  const token =
    new URL(await notMeLink(context, { id: '0jane', email: 'Jane@Example.org' })).searchParams.get('token') ?? ''
  expect(await readNotMeToken(context, token)).toEqual({ accountId: '0jane', sentTo: 'jane@example.org' })
  expect(await readNotMeToken({ keyRing, now: now + 7 * 86_400 - 1 }, token)).not.toBeNull()
  expect(await readNotMeToken({ keyRing, now: now + 7 * 86_400 }, token)).toBeNull()
  expect(await readNotMeToken(context, await sealed([now + 9, '0jane'], 'not-me'))).toEqual({
    accountId: '0jane',
    sentTo: null,
  })
  expect(await readNotMeToken(context, await sealed([now + 9], 'not-me'))).toBeNull()
  expect(await readNotMeToken(context, 'made up')).toBeNull()
})
