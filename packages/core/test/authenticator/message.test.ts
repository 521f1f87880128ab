import { CompactSign, exportJWK, generateKeyPair } from 'jose'
import { beforeAll, describe, expect, test } from 'vitest'
import { utf8 } from '../../src/authenticator/bytes.ts'
import { type PublicJwk, readPublicJwk, thumbprint } from '../../src/authenticator/jwk.ts'
import { signMessage, type Signer, verifyMessage } from '../../src/authenticator/message.ts'
import { type Claims, messageClaims, type MessageType } from '../../src/authenticator/message-types.ts'

const id = 'AAECAwQFBgcICQoLDA0ODw'
const other = 'EBESExQVFhcYGRobHB0eHw'
const hash = 'AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8'

async function newSigner(): Promise<Signer> {
  const pair = await generateKeyPair('ES256', { extractable: true })
  const publicKey = readPublicJwk(await exportJWK(pair.publicKey))
  if (!publicKey) throw new Error('no key')
  return { key: pair.privateKey, publicKey }
}

let signer: Signer
let stranger: Signer
let valid: { readonly [T in MessageType]: Claims<T> }
beforeAll(async () => {
  signer = await newSigner()
  stranger = await newSigner()
  valid = {
    'lp-device+jwt': {
      iss: id,
      aud: 'https://id.example',
      htm: 'POST',
      htu: 'https://id.example/cas/api/device/state',
      bh: hash,
      nonce: 'n',
      jti: id,
    },
    'lp-enrol+jwt': {
      iss: id,
      aud: 'https://id.example',
      p: hash,
      d: hash,
      proof: hash,
      model: 'Pixel',
      lang: 'fr',
      jti: id,
    },
    'lp-unlocked+jwt': { iss: id, aud: 'https://id.example', try: id, jti: id },
    'lp-pin-change+jwt': { iss: id, aud: 'https://id.example', try: id, b: hash, jti: id },
    'lp-pin-changed+jwt': { iss: id, aud: 'https://id.example', key: id, jti: id },
    'lp-pin-reset+jwt': { iss: id, aud: 'https://id.example', key: id, d: hash, jti: id },
    'lp-biometrics+jwt': { iss: id, aud: 'https://id.example', try: id, b: hash, jti: id },
    'lp-keep+jwt': { iss: id, aud: 'https://id.example', removal: id, jti: id },
    'lp-removal+jwt': {
      iss: 'https://id.example',
      aud: id,
      removal: id,
      kind: 'device',
      factor: 'Pixel',
      own: true,
      iat: 1,
      exp: 2,
    },
    'lp-approval+jwt': {
      iss: id,
      aud: 'https://id.example',
      request: id,
      nonce: id,
      code: '42',
      approve: true,
      jti: id,
    },
    'lp-request+jwt': {
      iss: 'https://id.example',
      aud: id,
      request: id,
      nonce: id,
      service: 'Europass',
      origin: '',
      browser: 'Firefox',
      place: '',
      digits: 2,
      iat: 1,
      exp: 2,
    },
    'lp-code+jwt': { iss: 'https://id.example', aud: 'authenticator', c: id, s: 'Europass', exp: 2 },
    'lp-keys+jwt': { iss: 'https://id.example', aud: 'authenticator', keys: [signer.publicKey], iat: 1, exp: 2 },
  }
})

const types = Object.keys(messageClaims) as MessageType[]

/** Signs anything, as an attacker who holds the key would. */
async function sign(payload: unknown, header: Record<string, unknown>, by: Signer = signer): Promise<string> {
  return new CompactSign(utf8(typeof payload === 'string' ? payload : JSON.stringify(payload)))
    .setProtectedHeader({ alg: 'ES256', ...header })
    .sign(by.key, { crit: { b64: true, x: true } })
}

async function verify(type: MessageType, token: unknown, key: PublicJwk | 'embedded' = signer.publicKey) {
  return verifyMessage(type, token, { issuer: valid[type].iss, audience: valid[type].aud, key })
}

describe.each(types)('%s', (type) => {
  test('is accepted as it was signed', async () => {
    expect((await verify(type, await signMessage(type, valid[type], signer)))?.claims).toEqual(valid[type])
  })

  test('without or with another form of any one of its claims it is refused', async () => {
    for (const name of messageClaims[type]) {
      const claims: Record<string, unknown> = { ...valid[type] }
      for (const wrong of [undefined, null, 7.5, {}, [], 'x'.repeat(513)]) {
        const token = await sign({ ...claims, [name]: wrong }, { typ: type, kid: await thumbprint(signer.publicKey) })
        expect(await verify(type, token), `${name}: ${JSON.stringify(wrong)}`).toBeNull()
      }
    }
  })

  test('for another audience or from another issuer it is refused', async () => {
    const kid = await thumbprint(signer.publicKey)
    expect(
      await verify(type, await sign({ ...valid[type], aud: 'https://evil.example' }, { typ: type, kid })),
    ).toBeNull()
    expect(
      await verify(
        type,
        await sign(
          { ...valid[type], iss: type.includes('device') ? other : 'https://evil.example' },
          { typ: type, kid },
        ),
      ),
    ).toBeNull()
  })

  test('with a byte of payload, header or signature changed it is refused', async () => {
    const [header = '', payload = '', signature = ''] = (await signMessage(type, valid[type], signer)).split('.')
    const flip = (text: string, at: number) => text.slice(0, at) + (text[at] === 'A' ? 'B' : 'A') + text.slice(at + 1)
    for (const at of [0, 5, Math.floor(payload.length / 2), payload.length - 2])
      expect(await verify(type, `${header}.${flip(payload, at)}.${signature}`)).toBeNull()
    for (const at of [0, 10, header.length - 2])
      expect(await verify(type, `${flip(header, at)}.${payload}.${signature}`)).toBeNull()
    for (const at of [0, 43, 80]) expect(await verify(type, `${header}.${payload}.${flip(signature, at)}`)).toBeNull()
  })

  test('under any other type it is refused', async () => {
    const kid = await thumbprint(signer.publicKey)
    for (const typ of [
      ...types.filter((each) => each !== type),
      'JWT',
      '',
      type.toUpperCase(),
      `application/${type}`,
      undefined,
    ])
      expect(
        await verify(type, await sign(valid[type], { kid, ...(typ === undefined ? {} : { typ }) })),
        String(typ),
      ).toBeNull()
  })

  test('by another key it is refused, whatever the header says', async () => {
    const kid = await thumbprint(signer.publicKey)
    expect(await verify(type, await signMessage(type, valid[type], stranger))).toBeNull()
    expect(await verify(type, await sign(valid[type], { typ: type, kid }, stranger))).toBeNull()
    expect(
      await verify(type, await sign(valid[type], { typ: type, jwk: { ...stranger.publicKey } }, stranger)),
    ).toBeNull()
    expect(
      await verify(type, await sign(valid[type], { typ: type, kid, jwk: { ...stranger.publicKey } }, stranger)),
    ).toBeNull()
  })

  test('with any further header member it is refused', async () => {
    const kid = await thumbprint(signer.publicKey)
    for (const extra of [
      { crit: ['x'], x: 1 },
      { jku: 'https://evil.example/jwks' },
      { x5u: 'https://evil.example/cert' },
      { x5c: [] },
      { cty: 'JWT' },
      { zip: 'DEF' },
      { b64: true, crit: ['b64'] },
      { jwk: { ...signer.publicKey } },
    ]) {
      expect(
        await verify(type, await sign(valid[type], { typ: type, kid, ...extra })),
        JSON.stringify(extra),
      ).toBeNull()
    }
  })

  test('under the name of another key it is refused, though the right one signed', async () => {
    const kid = await thumbprint(stranger.publicKey)
    expect(await verify(type, await sign(valid[type], { typ: type, kid }))).toBeNull()
  })

  test('in a second spelling of the same bytes it is refused', async () => {
    const token = await signMessage(type, valid[type], signer)
    // The last sign of 64 bytes holds four bits that say nothing.
    const next: Readonly<Record<string, string>> = { A: 'B', Q: 'R', g: 'h', w: 'x' }
    expect(
      await verify(
        type,
        token.replace(/.$/, (last) => next[last] ?? ''),
      ),
    ).toBeNull()
    for (const spelling of [
      `${token}=`,
      ` ${token}`,
      `${token}\n`,
      token.replace('.', '..'),
      `${token}.`,
      token.split('.').slice(0, 2).join('.'),
      '',
    ])
      expect(await verify(type, spelling)).toBeNull()
  })
})

describe('algorithms', () => {
  test('none and HMAC with the public key are refused', async () => {
    const encode = (value: unknown) =>
      btoa(JSON.stringify(value)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
    const kid = await thumbprint(signer.publicKey)
    const payload = encode(valid['lp-unlocked+jwt'])
    expect(
      await verify('lp-unlocked+jwt', `${encode({ alg: 'none', typ: 'lp-unlocked+jwt', kid })}.${payload}.`),
    ).toBeNull()
    const header = encode({ alg: 'HS256', typ: 'lp-unlocked+jwt', kid })
    const secret = await crypto.subtle.importKey(
      'raw',
      utf8(JSON.stringify(signer.publicKey)),
      { name: 'HMAC', hash: 'SHA-256' },
      false,
      ['sign'],
    )
    const mac = new Uint8Array(await crypto.subtle.sign('HMAC', secret, utf8(`${header}.${payload}`)))
    const signature = btoa(String.fromCharCode(...mac))
      .replaceAll('+', '-')
      .replaceAll('/', '_')
      .replaceAll('=', '')
    expect(await verify('lp-unlocked+jwt', `${header}.${payload}.${signature}`)).toBeNull()
  })
})

describe('a message', () => {
  const type = 'lp-unlocked+jwt'
  const padded = async (length: number) => {
    const kid = await thumbprint(signer.publicKey)
    return sign({ ...valid[type], more: 'x'.repeat(length) }, { typ: type, kid })
  }

  test('has at most 8192 characters', async () => {
    const spare = 8192 - (await padded(0)).length
    const fits = await padded(Math.floor((spare * 3) / 4))
    expect(fits.length).toBeGreaterThan(8188)
    expect(fits.length).toBeLessThanOrEqual(8192)
    expect(await verify(type, fits)).not.toBeNull()
    expect(await verify(type, await padded(Math.floor((spare * 3) / 4) + 4))).toBeNull()
  })

  test('is UTF-8', async () => {
    const [before = '', after = ''] = JSON.stringify({ ...valid[type], aud: '?' }).split('?')
    const signed = async (middle: Uint8Array) =>
      new CompactSign(new Uint8Array([...utf8(before), ...middle, ...utf8(after)]))
        .setProtectedHeader({ alg: 'ES256', typ: type, kid: await thumbprint(signer.publicKey) })
        .sign(signer.key)
    const read = async (middle: Uint8Array) =>
      verifyMessage(type, await signed(middle), { issuer: id, audience: '\uFFFD', key: signer.publicKey })
    expect(await read(utf8('\uFFFD'))).not.toBeNull()
    expect(await read(Uint8Array.of(0xff))).toBeNull()
  })
})

describe('an embedded key', () => {
  test('is read where one is expected, and nowhere else', async () => {
    const token = await signMessage('lp-enrol+jwt', valid['lp-enrol+jwt'], { ...signer, embed: true })
    expect((await verify('lp-enrol+jwt', token, 'embedded'))?.publicKey).toEqual(signer.publicKey)
    expect(await verify('lp-enrol+jwt', token)).toBeNull()
    expect(
      await verify('lp-enrol+jwt', await signMessage('lp-enrol+jwt', valid['lp-enrol+jwt'], signer), 'embedded'),
    ).toBeNull()
  })

  test('must be a public P-256 key on the curve', async () => {
    const { x, y } = signer.publicKey
    for (const jwk of [
      { kty: 'EC', crv: 'P-256', x, y: x },
      { kty: 'EC', crv: 'P-384', x, y },
      { kty: 'OKP', crv: 'Ed25519', x },
      { kty: 'EC', crv: 'P-256', x, y, d: x },
      { kty: 'EC', crv: 'P-256', x: `${x}A`, y },
      null,
      'key',
      {},
    ]) {
      expect(
        await verify('lp-enrol+jwt', await sign(valid['lp-enrol+jwt'], { typ: 'lp-enrol+jwt', jwk }), 'embedded'),
        JSON.stringify(jwk),
      ).toBeNull()
    }
  })
})
