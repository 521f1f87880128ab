import { beforeAll, describe, expect, it } from 'vitest'
import { toBase64, toBase64Url } from '../../../src/credentials/base64.ts'
import { readCertificates } from '../../../src/credentials/index.ts'
import { day, type Holder, holder, now, rsa } from '../support/authority.ts'
import { fileOf, sealedByJose } from '../support/sealed.ts'
import { reasonOf, universityOfZed, verify, zed } from './support/zed.ts'

beforeAll(universityOfZed)

describe('the certificate, when the seal was made', () => {
  it('is judged then, and may have run out since', async () => {
    const file = await sealedByJose(zed)
    expect(await verify(file, { now: now + 800 * day })).toMatchObject({
      ok: true,
      seal: { certificateThen: 'valid', certificateNow: 'expired' },
    })
  })

  it.each([
    ['certificate-time', { notAfter: now - day }],
    ['certificate-time', { notBefore: now - 60 }],
    ['certificate-usage', { usage: 0x20 }],
    ['certificate-usage', { critical: '1.2.3.4' }],
    ['key', { algorithm: rsa(1024) }],
  ] as const)('refuses as %s: %o', async (reason, making) => {
    const alg = 'algorithm' in making ? 'RS256' : 'ES256'
    const one = await holder(making)
    // jose makes no seal with a short key: WebCrypto does.
    const file =
      alg === 'ES256'
        ? await sealedByJose(one)
        : await signedWithShortKey(one, await sealedByJose(await holder({ algorithm: rsa() }), { alg }))
    expect(await reasonOf(file)).toBe(reason)
  })

  it('needs no usage said, and is judged now where no time is', async () => {
    const quiet = await holder({ usage: undefined })
    const file = await sealedByJose(quiet, { header: { sigT: undefined }, crit: ['b64'] })
    expect(await verify(file)).toMatchObject({ ok: true, seal: { signedAt: null, signedAtFrom: 'none' } })
    expect(await reasonOf(file, { now: now + 800 * day })).toBe('certificate-time')
  })
})

async function signedWithShortKey(
  { der, key }: Holder,
  { payload }: { payload: string },
): Promise<{ payload: string; protected: string; signature: string }> {
  const header = toBase64Url(fileOf({ alg: 'RS256', x5c: [toBase64(der)], b64: false, crit: ['b64'] }))
  const signed = await crypto.subtle.sign('RSASSA-PKCS1-v1_5', key, fileOf(`${header}.${payload}`))
  return { payload, protected: header, signature: toBase64Url(new Uint8Array(signed)) }
}

describe('the chain', () => {
  const chained = async (making: { root?: object; middle?: object } = {}) => {
    const root = await holder({ name: 'Root', authority: true, ...making.root })
    const middle = await holder({ name: 'Middle', authority: true, by: root, ...making.middle })
    const leaf = await holder({ by: middle })
    return { root, middle, leaf }
  }
  const withChain = (leaf: Holder, above: readonly Holder[]) =>
    sealedByJose(leaf, { header: { x5c: [leaf, ...above].map(({ der }) => toBase64(der)) } })

  it('is followed as far as it is there', async () => {
    const { root, middle, leaf } = await chained()
    const lengths = async (above: readonly Holder[]) => {
      const found = await verify(await withChain(leaf, above))
      return found.ok ? [found.seal.chain.certificates.length, found.seal.chain.complete] : found.reason
    }
    expect(await lengths([])).toEqual([1, false])
    expect(await lengths([middle])).toEqual([2, false])
    expect(await lengths([root, middle])).toEqual([3, true])
  })

  it('leads to the caller’s list: the seal’s own certificate, or any authority above it', async () => {
    const { root, middle, leaf } = await chained()
    const other = await holder({ name: 'Root', authority: true })
    const trusts = async (trusted: readonly Holder[], above: readonly Holder[] = [middle]) => {
      const found = await verify(await withChain(leaf, above), { trusted: trusted.map(({ der }) => ({ der })) })
      return found.ok ? found.seal.trusted : found.reason
    }
    expect(await trusts([])).toBe('unlisted')
    expect(await trusts([leaf], [])).toBe('listed')
    expect(await trusts([middle], [])).toBe('listed')
    expect(await trusts([root])).toBe('listed')
    // The root alone doesn't reach a seal whose middle isn't there.
    expect(await trusts([root], [])).toBe('unlisted')
    // Another authority of the same name is another.
    expect(await trusts([other])).toBe('unlisted')
  })

  it.each([
    ['isn’t an authority', { middle: { authority: false, usage: 0xc0 } }],
    ['mustn’t sign certificates', { middle: { usage: 0x80 } }],
    ['had run out', { middle: { notAfter: now - day } }],
    ['may have no authority below it', { root: { pathLength: 0 } }],
    ['demands something unknown', { middle: { critical: '1.2.3.4' } }],
  ])('ends at one that %s', async (_what, making) => {
    const { root, middle, leaf } = await chained(making)
    const found = await verify(await withChain(leaf, [middle, root]), { trusted: [{ der: root.der }] })
    expect(found).toMatchObject({ ok: true, seal: { trusted: 'unlisted' } })
  })

  it('is refused where a certificate isn’t its issuer’s', async () => {
    const { root, middle, leaf } = await chained()
    const other = await holder({ name: 'Middle', authority: true, by: root })
    expect(await reasonOf(await withChain(leaf, [other, root]))).toBe('evidence')
    expect(await reasonOf(await withChain(leaf, [other, middle, root]))).toBe('intact')
  })
})

it('reads lists of certificates in PEM and DER', () => {
  const pem = `-----BEGIN CERTIFICATE-----\n${toBase64(zed.der)}\n-----END CERTIFICATE-----\n`
  const text = (value: string) => readCertificates(new TextEncoder().encode(value))?.map(({ der }) => [...der])
  expect(text(`# ours\n${pem}${pem}`)).toEqual([[...zed.der], [...zed.der]])
  expect(readCertificates(zed.der)?.map(({ der }) => [...der])).toEqual([[...zed.der]])
  expect(text('nothing')).toBeUndefined()
  expect(text('-----BEGIN CERTIFICATE-----\n!!!\n-----END CERTIFICATE-----')).toBeUndefined()
})
