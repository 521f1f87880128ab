import { decodeProtectedHeader, generalVerify, importX509 } from 'jose'
import { beforeAll, describe, expect, it } from 'vitest'
import { verifyCredential } from '../../src/credentials/index.ts'
import { toBase64 } from '../../src/credentials/base64.ts'
import { type CredentialContent, showCredential } from '../../src/credentials/index.ts'
import { makeTrialSeal, readSealKey, sealCredential, type SealKey } from '../../src/credentials/seal.ts'
import { day, holder, now, rsa } from './support/authority.ts'
import { content } from './support/content.ts'

let trial: { readonly key: string; readonly certificate: string }
let own: SealKey
beforeAll(async () => {
  trial = await makeTrialSeal({ organisation: 'Zed', country: 'IE', now })
  const read = await readSealKey({ key: trial.key, certificates: trial.certificate }, { now })
  if (!read.ok) throw new Error(read.fault)
  own = read.seal
})

const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes)

describe('a credential that is sealed', () => {
  it('is intact for our own reader, and shows what went in', async () => {
    const bytes = await sealCredential(content, { ...own, now, id: '7d0a' })
    const found = await verifyCredential(bytes, { now })
    expect(found).toMatchObject({
      ok: true,
      seal: {
        algorithm: 'ES256',
        signedAt: now,
        signedAtFrom: 'claimed',
        trusted: 'unlisted',
        by: { organisation: 'Zed', commonName: 'Zed (for trying only)', country: 'IE' },
        certificate: { forTrying: true, selfSigned: true },
        chain: { complete: true },
      },
      validity: { state: 'in-force', from: content.validFrom, until: content.validUntil },
    })
    if (!found.ok) return
    expect(showCredential(found.credential, { language: 'en' })).toMatchObject({
      id: 'urn:credential:7d0a',
      title: { text: content.title, language: 'en', otherLanguage: false },
      description: { text: content.description },
      issuer: { name: { text: 'University of Zed' }, countries: ['IE'], links: ['https://zed.example/'] },
      holder: { name: { text: 'Zoë Παπαδοπούλου' }, dateOfBirth: '1999-10-02', identifiers: [{ value: 'X-1' }] },
      // No mandate: what the issuer goes by is a note.
      evidence: [],
      validUntil: content.validUntil,
      claims: [
        {
          kind: 'achievement',
          title: { text: 'Data for everyone' },
          description: { text: 'A short course.' },
          eqf: '6',
          notes: [{ text: content.evidence }],
          credits: [{ points: '2.5', system: { text: 'European Credit Transfer System' } }],
          outcomes: [{ title: { text: 'Reads a table' } }, { title: { text: 'Draws a chart' } }],
          workload: 'PT60H',
          awardedAt: Date.UTC(2026, 1, 27) / 1000,
          awardedBy: [{ name: { text: 'University of Zed' } }],
          parts: [{ kind: 'assessment', grade: { text: 'Pass' } }],
        },
        { title: { text: 'Attendance' }, eqf: null, credits: [{ points: '1', system: { text: 'Points of Zed' } }] },
      ],
    })
  })

  it('is verified by jose, which knows only the standards', async () => {
    const bytes = await sealCredential(content, { ...own, now })
    const file: Parameters<typeof generalVerify>[0] = JSON.parse(text(bytes))
    const { alg = '', x5c } = decodeProtectedHeader({ protected: file.signatures[0]?.protected ?? '' })
    const first = Array.isArray(x5c) ? String(x5c[0]) : ''
    const key = await importX509(`-----BEGIN CERTIFICATE-----\n${first}\n-----END CERTIFICATE-----`, alg)
    const verified = await generalVerify(file, key, { algorithms: ['ES256'], crit: { sigT: true } })
    expect(text(verified.payload)).toBe(file.payload)
    expect(JSON.parse(text(verified.payload)).credentialSubject.givenName).toEqual({ en: 'Zoë' })
    await expect(
      generalVerify({ ...file, payload: `${String(file.payload)} ` }, key, { crit: { sigT: true } }),
    ).rejects.toThrow('signature verification failed')
  })

  it('has the operator’s chain, and is listed for whoever trusts its root', async () => {
    const root = await holder({ name: 'Root', authority: true })
    const leaf = await holder({ name: content.issuer.name, identifier: 'VATIE-1', by: root, algorithm: rsa() })
    const chain = [leaf, root].map(({ der }) => ({ der }))
    const bytes = await sealCredential(content, { key: leaf.key, chain, now })
    const found = await verifyCredential(bytes, { now, trusted: [{ der: root.der }] })
    expect(found).toMatchObject({
      ok: true,
      seal: { algorithm: 'RS256', trusted: 'listed', chain: { complete: true } },
      // The identifier of the certificate goes into the credential, as the Commission's issuer does.
      issuer: { state: 'same' },
    })
  })

  it('shows all courses of a supplement, and any country that a certificate says', async () => {
    const trial = await makeTrialSeal({ organisation: 'Zed', country: 'Ireland', now })
    const read = await readSealKey({ key: trial.key, certificates: trial.certificate }, { now })
    if (!read.ok) throw new Error(read.fault)
    const courses = Array.from({ length: 300 }, (_, at) => ({
      title: `Course ${at}`,
      credits: { points: 1.5, system: 'ECTS' },
      grade: `${at}`,
    }))
    const issuer = { name: 'Zed', country: 'Ireland' }
    const bytes = await sealCredential({ ...content, issuer, achievements: courses }, { ...read.seal, now })
    const found = await verifyCredential(bytes, { now })
    const view = found.ok ? showCredential(found.credential, { language: 'en' }) : null
    expect([view?.claims.length, view?.shortened]).toEqual([300, false])
    expect(view?.claims.at(-1)).toMatchObject({ credits: [{ points: '1.5' }], parts: [{ grade: { text: '299' } }] })
  })

  it('has its own pages', async () => {
    const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0])
    const paged: CredentialContent = { ...content, pictures: [{ mediaType: 'image/png', bytes: png }] }
    const found = await verifyCredential(await sealCredential(paged, { ...own, now }), { now })
    const view = found.ok ? showCredential(found.credential, { language: 'en' }) : null
    expect(view?.pages).toEqual([{ mediaType: 'image/png', content: toBase64(png), page: 1 }])
  })

  it('isn’t made with a certificate of another time or key, nor over half a character', async () => {
    const late = now + 4000 * day
    await expect(sealCredential(content, { ...own, now: late })).rejects.toMatchObject({ reason: 'certificate-time' })
    const other = await holder()
    await expect(sealCredential(content, { ...own, key: other.key, now })).rejects.toMatchObject({ reason: 'changed' })
    const broken = { ...content, title: 'Half \ud83d' }
    await expect(sealCredential(broken, { ...own, now })).rejects.toMatchObject({ reason: 'broken-text' })
  })
})

describe('a key to seal with', () => {
  const pem = (der: Uint8Array, label: string): string =>
    `-----BEGIN ${label}-----\n${toBase64(der)}\n-----END ${label}-----\n`
  const exported = async (key: CryptoKey): Promise<string> =>
    pem(new Uint8Array(await crypto.subtle.exportKey('pkcs8', key)), 'PRIVATE KEY')
  const faultOf = async (key: string, certificates: string, at = now): Promise<string> => {
    const read = await readSealKey({ key, certificates }, { now: at })
    return read.ok ? 'ok' : read.fault
  }

  it('says what is wrong with it', async () => {
    const [one, other, idle, short] = await Promise.all([
      holder(),
      holder(),
      holder({ usage: 0x20 }),
      holder({ algorithm: rsa(1024) }),
    ])
    const certificate = pem(one.der, 'CERTIFICATE')
    expect(await faultOf(await exported(one.key), certificate)).toBe('ok')
    expect(await faultOf(certificate, certificate)).toBe('key-format')
    expect(await faultOf(pem(new Uint8Array(3), 'EC PRIVATE KEY'), certificate)).toBe('key-format')
    expect(await faultOf(pem(new Uint8Array(3), 'PRIVATE KEY'), certificate)).toBe('key-kind')
    expect(await faultOf(await exported(short.key), pem(short.der, 'CERTIFICATE'))).toBe('key-kind')
    expect(await faultOf(await exported(one.key), 'nothing')).toBe('certificate')
    expect(await faultOf(await exported(one.key), pem(other.der, 'CERTIFICATE'))).toBe('mismatch')
    expect(await faultOf(await exported(idle.key), pem(idle.der, 'CERTIFICATE'))).toBe('usage')
    expect(await faultOf(await exported(one.key), certificate, now + 400 * day)).toBe('time')
  })
})
