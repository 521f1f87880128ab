import { beforeAll, describe, expect, it } from 'vitest'
import { toBase64Url } from '../../../src/credentials/base64.ts'
import { holder, rsa } from '../support/authority.ts'
import { fileOf, sealedByJose, smallest } from '../support/sealed.ts'
import { general, reasonOf, universityOfZed, verify, zed } from './support/zed.ts'

beforeAll(universityOfZed)

describe('a seal made by another library', () => {
  it.each([
    ['general, as it is', async () => general(await sealedByJose(zed))],
    ['general, encoded', async () => general(await sealedByJose(zed, { encoded: true }))],
    ['flattened, as it is', () => sealedByJose(zed)],
    ['flattened, encoded', () => sealedByJose(zed, { encoded: true })],
    [
      'compact',
      async () => {
        const { payload, protected: header, signature } = await sealedByJose(zed, { encoded: true })
        return `${header}.${payload}.${signature}`
      },
    ],
  ])('is intact: %s', async (_form, make) => {
    const found = await verify(await make())
    expect(found).toMatchObject({
      ok: true,
      seal: {
        state: 'intact',
        algorithm: 'ES256',
        signedAt: Date.UTC(2026, 2, 1, 11) / 1000,
        signedAtFrom: 'claimed',
        by: { organisation: 'University of Zed', country: 'IE', identifier: 'VATIE-123' },
        trusted: 'unlisted',
        statements: ['qualified', 'seal'],
        revocation: 'unknown',
      },
      validity: { state: 'in-force' },
      issuer: { state: 'same', issuer: 'University of Zed' },
      credential: smallest,
    })
  })

  it.each([
    ['RS256', rsa()],
    ['RS512', { ...rsa(), hash: 'SHA-512' }],
    ['PS256', rsa(2048, 'RSA-PSS')],
    ['ES384', { name: 'ECDSA', namedCurve: 'P-384' }],
    ['ES512', { name: 'ECDSA', namedCurve: 'P-521' }],
  ])('is intact with %s', async (alg, algorithm) => {
    // A certificate's own signature by RSA-PSS is another matter: an authority signs it.
    const root = await holder({ name: 'Root', authority: true })
    const one = await holder({ algorithm, by: root })
    expect(await reasonOf(await sealedByJose(one, { alg }))).toBe('intact')
  })

  it('is over the content that is given beside, where the file has none', async () => {
    const { payload, ...detached } = await sealedByJose(zed)
    expect(await reasonOf(detached)).toBe('detached')
    expect(await reasonOf(detached, { detached: fileOf(payload) })).toBe('intact')
    expect(await reasonOf(detached, { detached: fileOf(`${payload} `) })).toBe('changed')
    const encoded = await sealedByJose(zed, { encoded: true })
    const { payload: _payload, ...alone } = encoded
    expect(await reasonOf(alone, { detached: fileOf(smallest) })).toBe('intact')
  })

  it('names content elsewhere by its hash (sigD)', async () => {
    const content = fileOf(smallest)
    const digest = async (bytes: Uint8Array<ArrayBuffer>) =>
      toBase64Url(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)))
    const sigD = {
      mId: 'http://uri.etsi.org/19182/ObjectIdByURIHash',
      pars: ['credential.jsonld'],
      hashM: 'S256',
      hashV: [await digest(content)],
    }
    const made = await sealedByJose(zed, { payload: '', header: { sigD }, crit: ['b64', 'sigT', 'sigD'] })
    const { payload: _payload, ...file } = made
    expect(await reasonOf(file)).toBe('detached')
    expect(await reasonOf(file, { detached: content })).toBe('intact')
    expect(await reasonOf(file, { detached: fileOf({ ...smallest, id: 'urn:credential:2' }) })).toBe('changed')
  })
})
