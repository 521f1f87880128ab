import {
  base64url,
  exportJWK,
  exportSPKI,
  generateKeyPair,
  type CryptoKey,
  type JWTHeaderParameters,
  SignJWT,
  UnsecuredJWT,
} from 'jose'

type Claims = Readonly<Record<string, unknown>>

/** What an attack is made of: a token that would be right, and the keys. */
export interface Honest {
  readonly claims: Claims & { readonly iat: number; readonly exp: number }
  /** The issuer's own key, as only the issuer has it. */
  readonly own: CryptoKey
  /** What the issuer publishes of it, as PEM: what confuses verifiers takes it for a secret. */
  readonly publicPem: string
  /** A key of whoever attacks, published below `jku`. */
  readonly strange: CryptoKey
  readonly strangeJwk: Awaited<ReturnType<typeof exportJWK>>
  readonly jku: string
  readonly clientSecret: string
}

/** An issuer whose token endpoint answers what an attack makes; all else of it is right. */
export interface HostileIssuer {
  readonly issuer: string
  /** Makes the ID token of the next answer. */
  attack: (honest: Honest) => Promise<string>
  /** The nonce of the login under way. */
  nonce: string
  readonly asked: string[]
  /** Tokens that were revoked. */
  readonly revoked: string[]
  fetch(url: string, init?: RequestInit): Promise<Response>
  /** Signs and publishes with another key from now on. */
  rotate(): Promise<void>
}

const header = { alg: 'ES256', kid: 'own' } as const

/** Signs claims as the issuer would, with changes. */
export function sign(
  claims: Claims,
  { key, header: changed }: { readonly key: CryptoKey | Uint8Array; readonly header?: Partial<JWTHeaderParameters> },
): Promise<string> {
  return new SignJWT({ ...claims }).setProtectedHeader({ ...header, ...changed }).sign(key)
}

/** ID tokens that must sign nobody in. */
export const attacks: readonly (readonly [name: string, attack: HostileIssuer['attack']])[] = [
  ['no signature (alg none)', async ({ claims }) => new UnsecuredJWT({ ...claims }).encode()],
  [
    'an empty signature under the right header',
    async ({ claims, own }) => (await sign(claims, { key: own })).replace(/[^.]*$/, ''),
  ],
  [
    'other claims under a right signature',
    async ({ claims, own }) => {
      const [head, , signature] = (await sign(claims, { key: own })).split('.')
      return [head, base64url.encode(JSON.stringify({ ...claims, sub: 'admin' })), signature].join('.')
    },
  ],
  [
    'HS256 by the client secret',
    ({ claims, clientSecret }) =>
      sign(claims, { key: new TextEncoder().encode(clientSecret), header: { alg: 'HS256' } }),
  ],
  [
    'HS256 by the public key',
    ({ claims, publicPem }) => sign(claims, { key: new TextEncoder().encode(publicPem), header: { alg: 'HS256' } }),
  ],
  ['a stranger’s key under the issuer’s key id', ({ claims, strange }) => sign(claims, { key: strange })],
  ['a stranger’s key under its own id', ({ claims, strange }) => sign(claims, { key: strange, header: { kid: 'x' } })],
  [
    'a stranger’s key, found by jku',
    ({ claims, jku, strange }) => sign(claims, { key: strange, header: { kid: 'x', jku } }),
  ],
  [
    'a stranger’s key in the header',
    ({ claims, strange, strangeJwk }) => sign(claims, { key: strange, header: { jwk: strangeJwk } }),
  ],
  [
    'a critical header that nobody knows',
    async ({ claims, own }) => {
      const head = base64url.encode(JSON.stringify({ ...header, crit: ['x'], x: 1 }))
      const body = base64url.encode(JSON.stringify(claims))
      const data = new TextEncoder().encode(`${head}.${body}`)
      const signature = await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, own, data)
      return `${head}.${body}.${base64url.encode(new Uint8Array(signature))}`
    },
  ],
  ['another issuer', ({ claims, own }) => sign({ ...claims, iss: 'https://evil.example' }, { key: own })],
  ['another audience', ({ claims, own }) => sign({ ...claims, aud: 'another' }, { key: own })],
  [
    'a second audience and no authorised party',
    ({ claims, own }) => sign({ ...claims, aud: [String(claims['aud']), 'another'] }, { key: own }),
  ],
  ['another authorised party', ({ claims, own }) => sign({ ...claims, azp: 'another' }, { key: own })],
  ['another nonce', ({ claims, own }) => sign({ ...claims, nonce: 'another' }, { key: own })],
  ['no nonce', ({ claims, own }) => sign({ ...claims, nonce: undefined }, { key: own })],
  ['no subject', ({ claims, own }) => sign({ ...claims, sub: undefined }, { key: own })],
  ['made in the future', ({ claims, own }) => sign({ ...claims, iat: claims.iat + 120 }, { key: own })],
  ['expired', ({ claims, own }) => sign({ ...claims, exp: claims.iat - 120 }, { key: own })],
  ['no expiry', ({ claims, own }) => sign({ ...claims, exp: undefined }, { key: own })],
]

/** @param options `issuer`: its address; `claims`: more of the honest token. */
export async function hostileIssuer(options: {
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
  readonly claims: Claims
}): Promise<HostileIssuer> {
  const { claims, clientId, clientSecret, issuer } = options
  let own = await generateKeyPair('ES256', { extractable: true })
  let kid = 'own'
  const strange = await generateKeyPair('ES256', { extractable: true })
  const strangeJwk = await exportJWK(strange.publicKey)
  const jku = `${issuer}/strange-keys`
  const publicPem = await exportSPKI(own.publicKey)
  const iat = Math.floor(Date.now() / 1000)
  const json: Readonly<Record<string, () => unknown>> = {
    '/.well-known/openid-configuration': () => ({
      issuer,
      authorization_endpoint: `${issuer}/authorize`,
      token_endpoint: `${issuer}/token`,
      userinfo_endpoint: `${issuer}/userinfo`,
      jwks_uri: `${issuer}/jwks`,
      revocation_endpoint: `${issuer}/revoke`,
      // What isn't to be believed is offered on purpose.
      id_token_signing_alg_values_supported: ['ES256', 'HS256', 'none'],
    }),
    '/jwks': async () => ({ keys: [{ ...(await exportJWK(own.publicKey)), kid, alg: 'ES256', use: 'sig' }] }),
    '/strange-keys': () => ({ keys: [{ ...strangeJwk, kid: 'x', alg: 'ES256', use: 'sig' }] }),
    '/revoke': () => ({}),
    '/userinfo': () => ({ sub: 'victim', ...claims }),
    '/token': async () => {
      const honest = {
        claims: {
          iss: issuer,
          aud: clientId,
          sub: 'victim',
          iat,
          exp: iat + 300,
          nonce: hostile.nonce,
          ...claims,
        },
        own: own.privateKey,
        publicPem,
        strange: strange.privateKey,
        strangeJwk,
        jku,
        clientSecret,
      }
      return {
        access_token: `a${hostile.asked.length}`,
        token_type: 'Bearer',
        expires_in: 100,
        refresh_token: 'r',
        id_token: await hostile.attack(honest),
      }
    },
  }
  const hostile: HostileIssuer = {
    issuer,
    nonce: '',
    asked: [],
    revoked: [],
    attack: ({ claims: right, own: key }) => sign(right, { key, header: { kid } }),
    async rotate() {
      own = await generateKeyPair('ES256', { extractable: true })
      kid = `${kid}-next`
    },
    async fetch(url, init) {
      const path = url.slice(issuer.length)
      hostile.asked.push(path)
      const form = new URLSearchParams(await new Response(init?.body ?? '').text())
      if (path === '/revoke') hostile.revoked.push(form.get('token') ?? '')
      const answer = json[path]
      return answer ? Response.json(await answer()) : new Response('', { status: 404 })
    },
  }
  return hostile
}
