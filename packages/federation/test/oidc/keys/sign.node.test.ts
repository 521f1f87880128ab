import { createLocalJWKSet, decodeProtectedHeader, jwtVerify } from 'jose'
import { expect, onTestFinished, test } from 'vitest'
import { publicKeys } from '../../../src/oidc/index.ts'
import { signJwt } from '../../../src/oidc/keys/sign.ts'
import { now } from '../../support/clients.ts'
import { testProvider } from '../../support/provider.ts'

const payload = { iss: 'us', name: 'Élodie ✓', list: ['a'] }

test.each([
  ['ES256', 'at once', 1],
  ['ES256', 'by WebCrypto', 0],
  ['RS256', 'at once where that can be', 0],
  ['RS256', 'by WebCrypto', 0],
] as const)(
  '%s, %s: whoever reads the published keys verifies it, and nothing that was altered',
  async (alg, how, count) => {
    const idp = await testProvider(undefined, { ownKeys: true })
    onTestFinished(() => idp.close())
    const { keyRing, ...rest } = idp.at(now)
    const { es256, ...slow } = keyRing
    let atOnce = 0
    const counting: typeof es256 = (jwk) => {
      const sign = es256?.(jwk)
      return (data) => {
        atOnce += 1
        return sign?.(data) ?? data
      }
    }
    const provider = { ...rest, keyRing: how === 'by WebCrypto' ? slow : { ...slow, es256: counting } }
    const token = await signJwt(provider, alg, { payload, typ: 'JWT' })
    expect(atOnce).toBe(count)
    const { keys } = await publicKeys(provider)
    const published = createLocalJWKSet({ keys: [...keys] })
    expect((await jwtVerify(token, published)).payload).toEqual(payload)
    expect(decodeProtectedHeader(token)).toEqual({ alg, typ: 'JWT', kid: expect.any(String) })
    const [head, , signature] = token.split('.')
    const other = Buffer.from(JSON.stringify({ ...payload, iss: 'them' })).toString('base64url')
    await expect(jwtVerify(`${head}.${other}.${signature}`, published)).rejects.toThrow('signature verification failed')
  },
)
