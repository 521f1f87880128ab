import { exportJWK, generateKeyPair } from 'jose'
import { beforeAll, expect, test } from 'vitest'
import { hash } from '../../src/authenticator/bytes.ts'
import {
  parsePublicJwk,
  type PublicJwk,
  readPublicJwk,
  thumbprint,
  verificationKey,
} from '../../src/authenticator/jwk.ts'

const zeros = 'A'.repeat(43)
let key: PublicJwk
beforeAll(async () => {
  const pair = await generateKeyPair('ES256', { extractable: true })
  const { x = '', y = '' } = await exportJWK(pair.publicKey)
  key = { kty: 'EC', crv: 'P-256', x, y }
})

test('of foreign JSON what a public key has is kept', () => {
  expect(readPublicJwk({ ...key, kid: 'mine', use: 'sig', d: undefined })).toEqual(key)
  expect(parsePublicJwk(JSON.stringify(key))).toEqual(key)
})

test('what is no public key on P-256 isn’t read', () => {
  for (const wrong of [
    null,
    undefined,
    'key',
    7,
    [],
    {},
    { ...key, kty: 'OKP' },
    { ...key, kty: undefined },
    { ...key, crv: 'P-384' },
    { ...key, x: undefined },
    { ...key, x: `${key.x}A` },
    { ...key, x: 7 },
    { ...key, y: undefined },
    { ...key, y: key.y.slice(1) },
    // A private one, and what says that it is one.
    { ...key, d: zeros },
    { ...key, d: null },
  ])
    expect(readPublicJwk(wrong), JSON.stringify(wrong)).toBeNull()
  for (const json of ['', '{', 'null', '"key"']) expect(parsePublicJwk(json), json).toBeNull()
})

test('what is no point of the curve verifies nothing', async () => {
  expect(await verificationKey(key)).toMatchObject({ type: 'public' })
  expect(await verificationKey({ ...key, y: key.x })).toBeNull()
  expect(await verificationKey({ ...key, x: zeros, y: zeros })).toBeNull()
})

test('a thumbprint is that of RFC 7638', async () => {
  // Its section 3.3: the members in the order of their names, and no blanks.
  expect(await thumbprint({ ...key })).toBe(hash(`{"crv":"P-256","kty":"EC","x":"${key.x}","y":"${key.y}"}`))
})
