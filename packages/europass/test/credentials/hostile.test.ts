import { describe, expect, it } from 'vitest'
import { toBase64 } from '../../src/credentials/base64.ts'
import { credentialForm } from '../../src/credentials/glance.ts'
import {
  credentialWords,
  showCredential,
  tellSeal,
  type ToldSeal,
  verifyCredential,
} from '../../src/credentials/index.ts'
import { day, type Holder, holder, now, rsa } from './support/authority.ts'
import { fileOf, type OtherSeal, sealedByJose, smallest } from './support/sealed.ts'

const verify = async (by: Holder, seal: OtherSeal = {}, trusted: readonly Holder[] = []) =>
  verifyCredential(fileOf(await sealedByJose(by, seal)), { now, trusted })
const payload = (more: object): string => JSON.stringify({ ...smallest, ...more })
const told = async (by: Holder, seal: OtherSeal = {}): Promise<ToldSeal> =>
  tellSeal(await verify(by, seal), await credentialWords('en'))

describe('certificates of others', () => {
  it.each([
    ['SHA-1', 'unlisted'],
    ['SHA-256', 'listed'],
  ])('count by the hash that RSA-PSS says beside: %s is %s', async (hash, trusted) => {
    const root = await holder({ name: 'Root', authority: true, algorithm: { ...rsa(2048, 'RSA-PSS'), hash } })
    const leaf = await holder({ by: await holder({ name: 'Root' }) })
    await leaf.x509.sign(root.key, hash)
    const der = new Uint8Array(leaf.x509.toSchema(true).toBER(false))
    expect(await verify({ ...leaf, der }, {}, [root])).toMatchObject({ ok: true, seal: { trusted } })
  })

  const purpose = (last: number): string => `1.3.6.1.5.5.7.3.${last}`
  it.each([
    ['a server', [1], 'certificate-usage'],
    ['a server and its clients', [1, 2], 'certificate-usage'],
    ['programs', [3], 'certificate-usage'],
    ['timestamps', [8], 'certificate-usage'],
    ['clients and mail', [2, 4], 'intact'],
    ['a server and documents', [1, 36], 'intact'],
  ])('made for %s: %o is %s', async (_what, purposes, reason) => {
    const found = await verify(await holder({ purposes: purposes.map(purpose) }))
    expect(found.ok ? 'intact' : found.reason).toBe(reason)
  })

  it('aren’t vouched for by a name that a listed one has, nor by a listed seal', async () => {
    const root = await holder({ name: 'Root', authority: true })
    const other = await holder({ name: 'Root', authority: true })
    const zed = await holder({ by: root })
    const x5c = (...all: readonly Holder[]): OtherSeal => ({ header: { x5c: all.map(({ der }) => toBase64(der)) } })
    const forged = await holder({ by: other })
    const below = await holder({ by: zed, name: 'Below' })
    for (const found of [
      await verify(forged, {}, [root]),
      await verify(forged, x5c(forged, other), [root]),
      await verify(below, x5c(below, zed), [root]),
    ])
      expect(found.ok && found.seal.trusted).not.toBe('listed')
  })

  it('aren’t those that an old thumbprint names', async () => {
    const found = await verify(await holder(), { header: { x5t: 'A'.repeat(27) } })
    expect(found).toMatchObject({ ok: false, reason: 'certificate-mismatch' })
  })
})

describe('what is said of who sealed', () => {
  it('has nothing unseen, and nothing that turns its order', async () => {
    const found = await verify(await holder({ name: 'Zed\u202E dez\u2066\u200B\u061C\u2028x' }))
    expect(found).toMatchObject({ ok: true, seal: { by: { organisation: 'Zed dez x' } } })
    const name = 'U\u202Eytisrevin'
    const other = await verify(await holder(), {
      payload: payload({ issuer: { legalName: { en: name.repeat(900) } } }),
    })
    expect(other.ok && other.issuer.issuer).toMatch(/^(?:Uytisrevin){10,30}$/)
  })

  it('keeps a name that goes on as the sentence it stands in apart from it', async () => {
    const { title } = await told(await holder({ name: 'Zed, in your “list” of issuers. And' }))
    expect(title).toBe(
      'Seal intact, sealed by “Zed, in your list of issuers. And” (Ireland), not in your list of issuers',
    )
  })

  it('calls nothing good that only the sealer says: a time before the certificate ran out', async () => {
    const zed = await holder({ notAfter: now - day })
    const sigT = new Date((now - 2 * day) * 1000).toISOString()
    const { facts } = await told(zed, { header: { sigT } })
    expect(facts).toContainEqual({ tone: 'open', text: expect.stringMatching(/has expired: .*We can’t check/) })
    expect(facts.some(({ tone, text }) => tone === 'good' && /certificate|expired/i.test(text))).toBe(false)
  })
})

describe('content without measure', () => {
  it.each([
    ['a list of 199,000', { x: Array(199_000).fill(1) }],
    ['an object of 190,000', { x: Object.fromEntries(Array.from({ length: 190_000 }, (_, at) => [`k${at}`, 1])) }],
  ])('is shown: %s', async (_what, more) => {
    const found = await verify(await holder(), { payload: payload(more) })
    expect(found.ok && showCredential(found.credential, { language: 'en' }).holder.givenName?.text).toBe('Zoë')
  })

  it.each([
    ['9999-12-31T23:00:00Z', null],
    ['0000-01-01T00:00:00+14:00', null],
    ['9999-12-31T23:59:59-14:00', null],
    ['1999-10-01T22:00:00Z', '1999-10-02'],
  ])('a birth of %s is a day that there is, or none: %s', async (dateOfBirth, born) => {
    const more = { credentialSubject: { ...smallest.credentialSubject, dateOfBirth } }
    const found = await verify(await holder(), { payload: payload(more) })
    expect(found.ok && showCredential(found.credential, { language: 'en' }).holder.dateOfBirth).toBe(born)
  })
})

describe('what is a credential', () => {
  it('is judged as it is verified, in any form and with any white space', async () => {
    const zed = await holder()
    const spaced = fileOf(await sealedByJose(zed, { payload: ` \n${payload({})}` }))
    const encoded = await sealedByJose(zed, { encoded: true })
    const line = `${encoded.protected}.${encoded.payload}.${encoded.signature}`
    for (const [file, form] of [
      [spaced, 'json'],
      [fileOf(encoded), 'json'],
      [fileOf(line), 'compact'],
      [fileOf(`${line}\n`), 'compact'],
    ] as const) {
      expect(credentialForm(file)).toBe(form)
      expect((await verifyCredential(file, { now })).ok).toBe(true)
    }
    expect(credentialForm(fileOf(smallest))).toBe('plain')
    const token = await sealedByJose(zed, { encoded: true, payload: '{"sub":"1"}' })
    for (const file of [
      token,
      `${token.protected}.${token.payload}.${token.signature}`,
      '{"payload":"e30","signature":""}',
    ])
      expect(credentialForm(fileOf(file))).toBeNull()
  })
})
