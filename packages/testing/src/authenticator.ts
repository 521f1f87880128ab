import * as base64url from 'jose/base64url'

/** What a page asks a new passkey to be, as far as an authenticator looks at it. */
export interface CreationOptions {
  readonly challenge: string
  readonly rp: { readonly id: string }
  readonly user: { readonly id: string }
}

/** What a page asks a passkey to sign. */
export interface RequestOptions {
  readonly challenge: string
  readonly rpId: string
}

/** What an authenticator and its browser do differently from what they should. */
export interface Twist {
  readonly origin?: string
  readonly rpId?: string
  readonly challenge?: string
  readonly crossOrigin?: boolean
  readonly type?: string
  /** The user's presence, and verification. */
  readonly present?: boolean
  readonly verified?: boolean
  readonly signCount?: number
  readonly userHandle?: string | null
  /** Another credential's id in front. */
  readonly id?: string
  /** A statement that nobody asked for. */
  readonly attestation?: string
}

/**
 * A software authenticator with one credential, and the browser in front of it. Each answer is the JSON that
 * a page posts.
 */
export interface Authenticator {
  readonly credentialId: string
  create(options: CreationOptions, twist?: Twist): Promise<string>
  get(options: RequestOptions, twist?: Twist): Promise<string>
}

const bytes = (text: string) => new TextEncoder().encode(text)
const sha256 = async (data: Uint8Array<ArrayBuffer>) => new Uint8Array(await crypto.subtle.digest('SHA-256', data))
const join = (...parts: readonly Uint8Array[]) => Uint8Array.from(parts.flatMap((part) => [...part]))

/**
 * Makes an authenticator.
 * @param options `origin`: of the browser's page; `aaguid`: its make; `attachment`, `transports`: how it is
 * reached; `counts`: whether it counts its signatures; `verifies`: whether it makes sure who holds it;
 * `remembers`: whether it finds passkeys without an id.
 */
export async function softAuthenticator(
  options: {
    readonly origin?: string
    readonly aaguid?: string
    readonly attachment?: 'platform' | 'cross-platform'
    readonly transports?: readonly string[]
    readonly counts?: boolean
    readonly verifies?: boolean
    readonly remembers?: boolean
  } = {},
): Promise<Authenticator> {
  const {
    origin = 'https://id.example.eu',
    aaguid = '00000000-0000-0000-0000-000000000000',
    attachment = 'platform',
    transports = ['internal'],
    counts = false,
    verifies = true,
    remembers = true,
  } = options
  const keys = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign', 'verify'])
  const { x = '', y = '' } = await crypto.subtle.exportKey('jwk', keys.publicKey)
  const id = crypto.getRandomValues(new Uint8Array(32))
  const credentialId = base64url.encode(id)
  let count = 0
  let user: string | null = null

  const clientData = (type: string, challenge: string, twist: Twist) =>
    bytes(
      JSON.stringify({
        type: twist.type ?? type,
        challenge: twist.challenge ?? challenge,
        origin: twist.origin ?? origin,
        crossOrigin: twist.crossOrigin ?? false,
      }),
    )

  async function authData(rpId: string, twist: Twist, credential?: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
    const { present = true, verified = verifies, signCount = counts ? ++count : 0 } = twist
    const flags = Number(present) | (Number(verified) << 2) | (credential ? 0x40 : 0)
    const tail = new Uint8Array(5)
    tail[0] = flags
    new DataView(tail.buffer).setUint32(1, signCount)
    return join(await sha256(bytes(twist.rpId ?? rpId)), tail, credential ?? new Uint8Array())
  }

  return {
    credentialId,
    async create({ challenge, rp, user: { id: handle } }, twist = {}) {
      // Some 230 modules, for those alone who make a passkey.
      const { isoCBOR } = await import('@simplewebauthn/server/helpers')
      user = remembers ? handle : null
      const cose = new Map<number, number | Uint8Array>([
        [1, 2],
        [3, -7],
        [-1, 1],
        [-2, base64url.decode(x)],
        [-3, base64url.decode(y)],
      ])
      const make = Uint8Array.from(aaguid.replaceAll('-', '').match(/../g) ?? [], (hex) => Number.parseInt(hex, 16))
      const attested = join(make, new Uint8Array([0, id.length]), id, isoCBOR.encode(cose))
      const attestationObject = isoCBOR.encode(
        new Map<string, string | Uint8Array | Map<string, string>>([
          ['fmt', twist.attestation ?? 'none'],
          ['attStmt', new Map(twist.attestation === undefined ? [] : [['ver', '2.0']])],
          ['authData', await authData(rp.id, twist, attested)],
        ]),
      )
      return JSON.stringify({
        id: twist.id ?? credentialId,
        rawId: credentialId,
        type: 'public-key',
        authenticatorAttachment: attachment,
        response: {
          clientDataJSON: base64url.encode(clientData('webauthn.create', challenge, twist)),
          attestationObject: base64url.encode(attestationObject),
          transports,
        },
        clientExtensionResults: { credProps: { rk: remembers } },
      })
    },
    async get({ challenge, rpId }, twist = {}) {
      const data = await authData(rpId, twist)
      const client = clientData('webauthn.get', challenge, twist)
      const raw = await crypto.subtle.sign(
        { name: 'ECDSA', hash: 'SHA-256' },
        keys.privateKey,
        join(data, await sha256(client)),
      )
      const handle = twist.userHandle === undefined ? user : twist.userHandle
      return JSON.stringify({
        id: twist.id ?? credentialId,
        rawId: twist.id ?? credentialId,
        type: 'public-key',
        response: {
          clientDataJSON: base64url.encode(client),
          authenticatorData: base64url.encode(data),
          signature: base64url.encode(der(new Uint8Array(raw))),
          ...(handle === null ? {} : { userHandle: handle }),
        },
        clientExtensionResults: {},
      })
    },
  }
}

/** A signature as authenticators write it: ASN.1, where WebCrypto puts r and s side by side. */
function der(raw: Uint8Array): Uint8Array {
  const whole = (half: Uint8Array): number[] => {
    const trimmed = [...half.subarray(half.findIndex((byte) => byte !== 0))]
    const positive = (trimmed[0] ?? 0) > 0x7f ? [0, ...trimmed] : trimmed
    return [0x02, positive.length, ...positive]
  }
  const inner = [...whole(raw.subarray(0, 32)), ...whole(raw.subarray(32))]
  return Uint8Array.from([0x30, inner.length, ...inner])
}
