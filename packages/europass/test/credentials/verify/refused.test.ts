import { generateSecret } from 'jose'
import { beforeAll, describe, expect, it } from 'vitest'
import { toBase64, toBase64Url } from '../../../src/credentials/base64.ts'
import { verifyCredential } from '../../../src/credentials/index.ts'
import { now } from '../support/authority.ts'
import { fileOf, sealedByJose, smallest } from '../support/sealed.ts'
import { general, reasonOf, universityOfZed, zed } from './support/zed.ts'

beforeAll(universityOfZed)

describe('what is refused', () => {
  const header = (more: Readonly<Record<string, unknown>>, crit?: readonly string[]) => async () =>
    general(await sealedByJose(zed, { header: more, ...(crit && { crit }) }))
  const forged = (more: Readonly<Record<string, unknown>>) => async () => {
    const { payload, protected: text, signature } = await sealedByJose(zed)
    const had: object = JSON.parse(atob(text.replaceAll('-', '+').replaceAll('_', '/')))
    return general({ payload, signature, protected: toBase64Url(fileOf({ ...had, ...more })) })
  }
  const rows: readonly [string, string, () => Promise<unknown>][] = [
    ['not-a-seal', 'JSON of another kind', async () => ({ hello: 'world' })],
    ['not-a-seal', 'a list', async () => []],
    ['malformed', 'no JSON', async () => '{"payload":'],
    ['not-sealed', 'a credential that nobody sealed', async () => smallest],
    ['other-proof', 'a proof of another kind', async () => ({ ...smallest, proof: { type: 'DataIntegrityProof' } })],
    ['algorithm', 'none', forged({ alg: 'none' })],
    ['algorithm', 'a name that every object has', forged({ alg: 'constructor' })],
    ['algorithm', 'EdDSA', forged({ alg: 'EdDSA' })],
    [
      'algorithm',
      'a shared secret',
      async () => general(await sealedByJose(zed, { alg: 'HS256', key: (await generateSecret('HS256')) as CryptoKey })),
    ],
    [
      'algorithm',
      'one that stands unprotected',
      async () => {
        const { payload, signature } = await sealedByJose(zed)
        const protectedText = toBase64Url(fileOf({ x5c: [toBase64(zed.der)] }))
        const parts = { payload, signature, protected: protectedText, header: { alg: 'ES256' } }
        return general(parts)
      },
    ],
    ['key', 'an algorithm for another kind of key', forged({ alg: 'RS256' })],
    ['key', 'an algorithm for another curve', forged({ alg: 'ES384' })],
    ['critical', 'something unknown', header({ exp: 1 }, ['b64', 'sigT', 'exp'])],
    ['critical', 'nothing', forged({ crit: [] })],
    ['critical', 'what isn’t there', forged({ crit: ['b64', 'sigT', 'sigD'] })],
    ['critical', 'something twice', forged({ crit: ['b64', 'sigT', 'sigT'] })],
    ['critical', 'what the standard itself defines', forged({ crit: ['b64', 'alg'] })],
    ['header', 'an encoding that isn’t critical', forged({ crit: ['sigT'] })],
    ['header', 'a time that is none', header({ sigT: 'yesterday' })],
    ['header', 'two times that differ', header({ iat: 1 })],
    ['header', 'a thumbprint that is none', header({ 'x5t#S256': '' })],
    ['no-certificate', 'no certificate', header({ x5c: undefined })],
    ['certificate', 'a certificate that is none', forged({ x5c: ['AAAA'] })],
    [
      'certificate',
      'a certificate with something behind it',
      forged({ x5c: [toBase64(new Uint8Array([...(zed?.der ?? []), 0]))] }),
    ],
    [
      'certificate-mismatch',
      'another certificate than is named',
      header({ 'x5t#S256': toBase64Url(new Uint8Array(32)) }),
    ],
    ['future', 'a seal of tomorrow', header({ sigT: '2026-03-02T12:00:00Z' })],
    [
      'several-seals',
      'two signatures',
      async () => {
        const { payload, ...one } = await sealedByJose(zed)
        return { payload, signatures: [one, one] }
      },
    ],
    ['not-a-seal', 'no signature', async () => ({ payload: '{}', signatures: [] })],
    [
      'unexpected-part',
      'both forms at once',
      async () => {
        const { payload, ...one } = await sealedByJose(zed)
        return { payload, signatures: [one], ...one }
      },
    ],
    [
      'unexpected-part',
      'a member that nothing covers',
      async () => ({ ...general(await sealedByJose(zed)), note: 'x' }),
    ],
    [
      'unexpected-part',
      'a header that nothing covers',
      async () => ({ ...(await sealedByJose(zed)), header: { note: 'x' } }),
    ],
    ['header', 'a header that stands twice', async () => ({ ...(await sealedByJose(zed)), header: { alg: 'ES256' } })],
    ['not-a-credential', 'a seal over something else', async () => sealedByJose(zed, { payload: '{"hello":"world"}' })],
    ['malformed', 'a seal over no JSON', async () => sealedByJose(zed, { payload: 'hello' })],
    [
      'duplicate-name',
      'a name twice in the content',
      async () => sealedByJose(zed, { payload: '{"type":["VerifiableCredential"],"id":"1","\\u0069d":"2"}' }),
    ],
    [
      'too-deep',
      'a nest in the content',
      async () =>
        sealedByJose(zed, { payload: `{"type":["VerifiableCredential"],"a":${'['.repeat(80)}${']'.repeat(80)}}` }),
    ],
    [
      'broken-text',
      'half a character',
      async () => JSON.stringify(general(await sealedByJose(zed))).replace('Zoë', 'Zo\\ud83d'),
    ],
    [
      'duplicate-name',
      'a name twice in the file',
      async () => JSON.stringify(general(await sealedByJose(zed))).replace('{"payload"', '{"payload":"{}","payload"'),
    ],
    [
      'changed',
      'the content written anew',
      async () => {
        const { payload, ...one } = await sealedByJose(zed)
        return { ...one, payload: JSON.stringify(JSON.parse(payload), null, 1) }
      },
    ],
    [
      'changed',
      'the names of the content in another order',
      async () => {
        const { payload, ...one } = await sealedByJose(zed)
        const { '@context': context, ...rest }: Record<string, unknown> = JSON.parse(payload)
        return { ...one, payload: JSON.stringify({ ...rest, '@context': context }) }
      },
    ],
    [
      'changed',
      'a signature with bits to spare',
      async () => {
        const made = await sealedByJose(zed)
        const last = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
        const at = last.indexOf(made.signature.at(-1) ?? '')
        return { ...made, signature: made.signature.slice(0, -1) + (last[at + 1] ?? last[at - 1]) }
      },
    ],
    [
      'unexpected-part',
      'something beside the seal that isn’t known',
      async () => ({ ...(await sealedByJose(zed)), header: { etsiU: [toBase64Url(fileOf({ other: 1 }))] } }),
    ],
    [
      'timestamp',
      'a timestamp that is none',
      async () => ({
        ...(await sealedByJose(zed)),
        header: { etsiU: [toBase64Url(fileOf({ sigTst: { tstTokens: [{ val: 'AAAA' }] } }))] },
      }),
    ],
    ['evidence', 'parts that are none', async () => ({ ...(await sealedByJose(zed)), header: { etsiU: [7] } })],
    [
      'certificate',
      'a certificate beside that is none',
      async () => ({
        ...(await sealedByJose(zed)),
        header: { etsiU: [toBase64Url(fileOf({ xVals: [{ x509Cert: { val: 'AAAA' } }] }))] },
      }),
    ],
  ]
  it.each(rows)('%s: %s', async (reason, _what, make) => {
    expect(await reasonOf(await make())).toBe(reason)
  })

  it('bytes that are no UTF-8, and a mark of their order', async () => {
    const { payload, ...one } = await sealedByJose(zed)
    const bytes = fileOf({ payload, ...one })
    bytes[20] = 0xff
    expect(await verifyCredential(bytes, { now })).toMatchObject({ reason: 'malformed' })
    const marked = new Uint8Array([0xef, 0xbb, 0xbf, ...fileOf({ payload, ...one })])
    expect(await verifyCredential(marked, { now })).toMatchObject({ reason: 'malformed' })
  })

  it.each([
    ['deep', `${'['.repeat(5_000_000)}${']'.repeat(5_000_000)}`, 'too-deep'],
    ['deep objects', '{"a":'.repeat(2_000_000), 'too-deep'],
    ['wide', `{"payload":"x","signatures":[${'1,'.repeat(4_900_000)}1]}`, 'too-large'],
    ['large', ' '.repeat(10_000_001), 'too-large'],
    ['one long text', `{"payload":"${'\\u0061'.repeat(1_600_000)}","signatures":[{}]}`, 'header'],
  ])('10 MB that are %s, within the time of a test', async (_how, text, reason) => {
    expect(await reasonOf(text)).toBe(reason)
  })
})
