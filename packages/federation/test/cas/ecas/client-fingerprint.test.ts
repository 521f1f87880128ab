import { expect, test } from 'vitest'
import { fingerprintFailure, readFingerprint } from '../../../src/cas/ecas/client-fingerprint.ts'

const random = Uint8Array.from({ length: 21 }, (_, index) => index * 7)
const cookie = btoa(String.fromCharCode(...random))
/** base64_encode(sha1(sha1($random, true), true)) of these bytes. */
const sent = await (async () => {
  const once = await crypto.subtle.digest('SHA-1', random)
  return btoa(String.fromCharCode(...new Uint8Array(await crypto.subtle.digest('SHA-1', once))))
})()

test('a ticket is good in the browser it was issued to, and in no other', async () => {
  expect(readFingerprint(sent)).toEqual({ ok: true, value: sent })
  expect(await fingerprintFailure(sent, cookie)).toBeNull()
  const others = btoa(String.fromCharCode(...random.toReversed()))
  // Another login gives the browser another cookie: to start over helps.
  expect(await fingerprintFailure(sent, others)).toMatchObject({ code: 'INVALID_TICKET' })
  expect(await fingerprintFailure(null, cookie)).toMatchObject({ code: 'INVALID_TICKET' })
  // Who sends what the login had hasn't the bytes.
  expect(await fingerprintFailure(sent, sent)).toMatchObject({ code: 'INVALID_TICKET' })
})

test('a validation that forgets it, or sends what can’t be one, wouldn’t do better next time', async () => {
  expect(await fingerprintFailure(sent, undefined)).toMatchObject({ code: 'INVALID_REQUEST' })
  expect(await fingerprintFailure(sent, 'not base64!')).toMatchObject({ code: 'INVALID_REQUEST' })
  expect(await fingerprintFailure(null, undefined)).toBeNull()
  // As long as two hundred characters it may be a cookie of some browser's; what is longer isn't decoded.
  expect(await fingerprintFailure(sent, 'A'.repeat(200))).toMatchObject({ code: 'INVALID_TICKET' })
  expect(await fingerprintFailure(sent, 'A'.repeat(204))).toMatchObject({ code: 'INVALID_REQUEST' })
})

test('at the login it has the form of a digest; a + that wasn’t escaped is one', () => {
  const plus = '+/+/+/+/+/+/+/+/+/+/+/+/+/8='
  expect(readFingerprint(plus.replaceAll('+', ' '))).toEqual({ ok: true, value: plus })
  expect(readFingerprint(undefined)).toEqual({ ok: true, value: null })
  for (const odd of ['', 'x', cookie, `${plus}${plus}`, 'ü'])
    expect(readFingerprint(odd)).toMatchObject({ ok: false, failure: { code: 'INVALID_REQUEST' } })
})
