import { generateSecret } from 'jose'
import { beforeAll, describe, expect, it } from 'vitest'
import { toBase64, toBase64Url } from '../../src/credentials/base64.ts'
import { credentialWords, readCertificates, tellSeal, verifyCredential } from '../../src/credentials/index.ts'
import { day, type Holder, holder, now, rsa } from './support/authority.ts'
import { fileOf, sealedByJose, smallest } from './support/sealed.ts'

let zed: Holder
beforeAll(async () => {
  zed = await holder({ identifier: 'VATIE-123', qualified: true })
})

const verify = (value: unknown, more: Partial<Parameters<typeof verifyCredential>[1]> = {}) =>
  verifyCredential(fileOf(value), { now, ...more })
const reasonOf = async (value: unknown, more = {}): Promise<string> => {
  const found = await verify(value, more)
  return found.ok ? 'intact' : found.reason
}
const general = ({ payload, ...signature }: { payload: string; protected: string; signature: string }) => ({
  payload,
  signatures: [signature],
})

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
  ])('10 MB that are %s, at once', async (_how, text, reason) => {
    const begun = performance.now()
    expect(await reasonOf(text)).toBe(reason)
    expect(performance.now() - begun).toBeLessThan(3000)
  })
})

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

describe('validity and issuer', () => {
  it.each([
    ['in-force', {}],
    ['not-yet', { validFrom: '2027-01-01T00:00:00Z' }],
    ['ended', { expirationDate: '2026-02-01T00:00:00+01:00' }],
    ['ended', { validUntil: '2026-02-01', expirationDate: '2029-02-01' }],
    ['unsaid', { validFrom: undefined }],
    ['unsaid', { validUntil: 'soon' }],
  ])('%s: %o', async (state, more) => {
    const file = await sealedByJose(zed, { payload: JSON.stringify({ ...smallest, ...more }) })
    expect(await verify(file)).toMatchObject({ ok: true, validity: { state } })
  })

  it.each([
    ['different', { legalName: { en: 'University of Why' } }],
    ['same', { legalName: { fr: 'University of\u200B Zed', en: 'UNIVERSITY  of Zed' } }],
    ['same', { legalName: [{ '@value': 'University of Zed', '@language': 'en' }] }],
    // A name in one language is the seal's: readers of the other are shown another.
    ['partly', { legalName: { fr: 'Université de Zed', en: 'UNIVERSITY  of Zed' } }],
    ['different', { legalName: { en: 'University of Why' }, altLabel: { en: 'University of Zed' } }],
    ['different', [{ legalName: { en: 'University of Why' } }, { legalName: { en: 'University of Zed' } }]],
    ['different', { legalName: { en: 'University of Zed' }, eIDASIdentifier: { notation: 'VATIE-999' } }],
    ['same', { eIDASIdentifier: { notation: 'vatie-123' } }],
    ['partly', { legalName: { en: 'Another name' }, eIDASIdentifier: { notation: 'vatie-123' } }],
    ['unsaid', {}],
  ])('an issuer that is %s: %o', async (state, issuer) => {
    const file = await sealedByJose(zed, { payload: JSON.stringify({ ...smallest, issuer }) })
    expect(await verify(file)).toMatchObject({ ok: true, issuer: { state } })
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

describe('a credential that its issuer can withdraw', () => {
  const list = { id: 'https://zed.example/status/3#94567', type: 'BitstringStatusListEntry' }
  it.each([
    ['names a list', list, true],
    ['names several', [list, list], true],
    ['names a kind that nobody knows', 'https://zed.example/', true],
    ['names none', undefined, false],
    ['names nothing', [], false],
  ])('is said to be asked nobody about, where it %s', async (_, credentialStatus, told) => {
    const words = await credentialWords('en')
    const found = await verify(await sealedByJose(zed, { payload: JSON.stringify({ ...smallest, credentialStatus }) }))
    const said = tellSeal(found, words).facts
    expect(found.ok).toBe(true)
    expect(said.some(({ tone, text }) => tone === 'open' && text === words('credential.fact.status'))).toBe(told)
  })
})
