import { base64, bytesOf, type Encoding, hex, plain } from './encodings.ts'
import { type ForeignHash, parseForeignHash, type Pbkdf2Digest, writeForeignHash } from './hash.ts'

/**
 * The hash in a text as other systems write it: PHC strings, bcrypt, and what Django, Werkzeug (Flask),
 * passlib, Spring Security and better-auth put into their databases.
 *
 * @param text of a column, without blanks around it
 * @returns as it is kept, {@link parseForeignHash} reads it; null when it is none that is known
 */
export function readForeignHash(text: string): string | null {
  const bare = text
    .replace(/^\{(?:bcrypt|argon2|argon2@SpringSecurity_v5_8)\}/, '')
    .replace(/^(?:argon2|bcrypt)\$(?=\$|argon2)/, '')
  const phc = bare.startsWith('argon2') ? `$${bare}` : bare
  if (parseForeignHash(phc) !== null) return phc
  const read = passlib(phc) ?? django(phc) ?? werkzeug(phc) ?? betterAuth(phc)
  return read && kept(read)
}

/** What a password credential of Keycloak holds. */
export interface KeycloakPassword {
  readonly algorithm: string
  readonly iterations: number
  /** Base64, both. */
  readonly salt: string
  readonly value: string
  /** Of argon2: lists of one text each. */
  readonly parameters: Readonly<Record<string, readonly string[]>>
}

/**
 * A password hash of Keycloak, as it is kept.
 *
 * @returns null when it is none that is known
 * @see https://www.keycloak.org/docs/latest/server_admin/#password-database-compromised
 */
export function readKeycloakHash({ algorithm, iterations, parameters, salt, value }: KeycloakPassword): string | null {
  const [saltBytes, key] = [bytesOf(salt, base64), bytesOf(value, base64)]
  if (saltBytes === null || key === null) return null
  if (algorithm === 'argon2') {
    const of = (name: string, fallback: string) => parameters[name]?.[0] ?? fallback
    const variant = of('type', 'id')
    const unpaddedOf = (text: string) => text.replace(/=+$/, '')
    const costs = `m=${of('memory', '7168')},t=${iterations},p=${of('parallelism', '1')}`
    const text = `$argon2${variant}$v=19$${costs}$${unpaddedOf(salt)}$${unpaddedOf(value)}`
    return of('version', '1.3') === '1.3' && parseForeignHash(text) !== null ? text : null
  }
  const digest = keycloakDigests[algorithm]
  return digest === undefined ? null : kept({ algorithm: 'pbkdf2', digest, iterations, salt: saltBytes, key })
}

const keycloakDigests: Readonly<Record<string, Pbkdf2Digest>> = {
  pbkdf2: 'sha1',
  'pbkdf2-sha256': 'sha256',
  'pbkdf2-sha512': 'sha512',
}

/** Written and read again: what can't be read isn't kept. */
function kept(hash: ForeignHash): string | null {
  const text = writeForeignHash(hash)
  return parseForeignHash(text) === null ? null : text
}

/** `$pbkdf2-sha256$29000$<salt>$<key>`; without a digest it is SHA-1. */
function passlib(text: string): ForeignHash | null {
  const [, name = 'sha1', iterations, salt, key] =
    /^\$pbkdf2(?:-(sha1|sha256|sha512))?\$(\d+)\$([A-Za-z0-9./]+)\$([A-Za-z0-9./]+)$/.exec(text) ?? []
  return pbkdf2({ name, iterations, salt, key }, [base64, base64])
}

/** `pbkdf2_sha256$870000$<salt>$<key>`, `scrypt$16384$<salt>$8$5$<key>`; the salt is a text. */
function django(text: string): ForeignHash | null {
  const [, name, iterations, salt, key] = /^pbkdf2_(sha1|sha256)\$(\d+)\$([^$]+)\$([A-Za-z0-9+/=]+)$/.exec(text) ?? []
  const byPbkdf2 = pbkdf2({ name, iterations, salt, key }, [plain, base64])
  if (byPbkdf2) return byPbkdf2
  const [, n, saltText, r, p, hash] = /^scrypt\$(\d+)\$([^$]+)\$(\d+)\$(\d+)\$([A-Za-z0-9+/=]+)$/.exec(text) ?? []
  return scrypt({ n, r, p, salt: saltText, key: hash }, [plain, base64])
}

/** `scrypt:32768:8:1$<salt>$<key>`, `pbkdf2:sha256:1000000$<salt>$<key>`; the salt is a text. */
function werkzeug(text: string): ForeignHash | null {
  const [, name, iterations, salt, key] = /^pbkdf2:(sha1|sha256|sha512):(\d+)\$([^$]+)\$([0-9a-f]+)$/.exec(text) ?? []
  const byPbkdf2 = pbkdf2({ name, iterations, salt, key }, [plain, hex])
  if (byPbkdf2) return byPbkdf2
  const [, n, r, p, saltText, hash] = /^scrypt:(\d+):(\d+):(\d+)\$([^$]+)\$([0-9a-f]+)$/.exec(text) ?? []
  return scrypt({ n, r, p, salt: saltText, key: hash }, [plain, hex])
}

/** `<salt>:<key>`, N = 16384, r = 16; the salt is the text of its hexadecimal digits. */
function betterAuth(text: string): ForeignHash | null {
  const [, salt, key] = /^([0-9a-f]{32}):([0-9a-f]{128})$/.exec(text) ?? []
  return scrypt({ n: '16384', r: '16', p: '1', salt, key }, [plain, hex])
}

type Given = Readonly<Record<string, string | undefined>>
type Encodings = readonly [salt: Encoding, key: Encoding]

function pbkdf2({ iterations, key, name, salt }: Given, [ofSalt, ofKey]: Encodings): ForeignHash | null {
  const digest = name === 'sha1' || name === 'sha256' || name === 'sha512' ? name : null
  if (digest === null || salt === undefined || key === undefined) return null
  const [saltBytes, keyBytes] = [bytesOf(salt, ofSalt), bytesOf(key, ofKey)]
  if (saltBytes === null || keyBytes === null) return null
  return { algorithm: 'pbkdf2', digest, iterations: Number(iterations), salt: saltBytes, key: keyBytes }
}

function scrypt({ key, n, p, r, salt }: Given, [ofSalt, ofKey]: Encodings): ForeignHash | null {
  if (salt === undefined || key === undefined) return null
  const [saltBytes, keyBytes] = [bytesOf(salt, ofSalt), bytesOf(key, ofKey)]
  const ln = Math.log2(Number(n))
  if (saltBytes === null || keyBytes === null || !Number.isInteger(ln)) return null
  return { algorithm: 'scrypt', ln, r: Number(r), p: Number(p), salt: saltBytes, key: keyBytes }
}
