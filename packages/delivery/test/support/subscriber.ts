/**
 * The browser's half of a push subscription, for tests: makes keys and opens what was encrypted for them (RFC
 * 8291 §3).
 */
export interface Subscriber {
  readonly keys: { readonly p256dh: string; readonly auth: string }
  open(body: Uint8Array): Promise<string>
}

const base64url = (bytes: Uint8Array) =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
const utf8 = (text: string) => new Uint8Array(new TextEncoder().encode(text))
const joined = (...parts: readonly Uint8Array[]) => Uint8Array.from(parts.flatMap((part) => [...part]))

async function hkdf(
  secret: BufferSource,
  options: { readonly salt: BufferSource; readonly info: BufferSource; readonly length: number },
) {
  const key = await crypto.subtle.importKey('raw', secret, 'HKDF', false, ['deriveBits'])
  return new Uint8Array(
    await crypto.subtle.deriveBits(
      { name: 'HKDF', hash: 'SHA-256', salt: options.salt, info: options.info },
      key,
      options.length * 8,
    ),
  )
}

export async function subscriber(): Promise<Subscriber> {
  const curve = { name: 'ECDH', namedCurve: 'P-256' }
  const pair = await crypto.subtle.generateKey(curve, true, ['deriveBits'])
  const own = new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey))
  const auth = crypto.getRandomValues(new Uint8Array(16))
  return {
    keys: { p256dh: base64url(own), auth: base64url(auth) },
    async open(body) {
      const [salt, rest] = [body.slice(0, 16), body.slice(16)]
      const theirs = Uint8Array.from(rest.slice(5, 5 + (rest[4] ?? 0)))
      const sealed = Uint8Array.from(rest.slice(5 + theirs.length))
      const publicKey = await crypto.subtle.importKey('raw', theirs, curve, false, [])
      const shared = await crypto.subtle.deriveBits({ name: 'ECDH', public: publicKey }, pair.privateKey, 256)
      const ikm = await hkdf(shared, { salt: auth, info: joined(utf8('WebPush: info\0'), own, theirs), length: 32 })
      const secret = await hkdf(ikm, {
        salt: Uint8Array.from(salt),
        info: utf8('Content-Encoding: aes128gcm\0'),
        length: 16,
      })
      const iv = await hkdf(ikm, { salt: Uint8Array.from(salt), info: utf8('Content-Encoding: nonce\0'), length: 12 })
      const key = await crypto.subtle.importKey('raw', secret, 'AES-GCM', false, ['decrypt'])
      const padded = new Uint8Array(await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, key, sealed))
      return new TextDecoder().decode(padded.slice(0, padded.lastIndexOf(2)))
    },
  }
}
