import { base64, bytesOf, type Encoding, hex, plain, unpadded } from './encodings.ts'
import { parseForeignHash, writeForeignHash } from './hash.ts'

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
  return passlib(phc) ?? django(phc) ?? werkzeug(phc) ?? betterAuth(phc)
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
  if (algorithm !== 'argon2') {
    const name = keycloakDigests[algorithm]
    return pbkdf2({ name, iterations: String(iterations), salt, key: value }, [base64, base64])
  }
  const of = (name: string, fallback: string) => parameters[name]?.[0] ?? fallback
  const costs = `m=${of('memory', '7168')},t=${iterations},p=${of('parallelism', '1')}`
  const [saltBytes, key] = [bytesOf(salt, base64), bytesOf(value, base64)]
  const text = `$argon2${of('type', 'id')}$v=19$${costs}$${unpadded(saltBytes)}$${unpadded(key)}`
  return of('version', '1.3') === '1.3' ? kept(text) : null
}

const keycloakDigests: Readonly<Record<string, string>> = {
  pbkdf2: 'sha1',
  'pbkdf2-sha256': 'sha256',
  'pbkdf2-sha512': 'sha512',
}

/** Read and written again: what can't be read isn't kept. */
function kept(text: string): string | null {
  const hash = parseForeignHash(text)
  return hash && writeForeignHash(hash)
}

/** `$pbkdf2-sha256$29000$<salt>$<key>`; without a digest it is SHA-1. */
function passlib(text: string): string | null {
  const given =
    /^\$pbkdf2(?:-(?<name>\w+))?\$(?<iterations>\d+)\$(?<salt>[A-Za-z0-9./]+)\$(?<key>[A-Za-z0-9./]+)$/.exec(
      text,
    )?.groups
  return pbkdf2({ ...given, name: given?.['name'] ?? 'sha1' }, [base64, base64])
}

/** `pbkdf2_sha256$870000$<salt>$<key>`, `scrypt$16384$<salt>$8$5$<key>`; the salt is a text. */
function django(text: string): string | null {
  const byPbkdf2 = /^pbkdf2_(?<name>\w+)\$(?<iterations>\d+)\$(?<salt>[^$]+)\$(?<key>[A-Za-z0-9+/=]+)$/.exec(
    text,
  )?.groups
  const byScrypt = /^scrypt\$(?<n>\d+)\$(?<salt>[^$]+)\$(?<r>\d+)\$(?<p>\d+)\$(?<key>[A-Za-z0-9+/=]+)$/.exec(
    text,
  )?.groups
  return pbkdf2(byPbkdf2, [plain, base64]) ?? scrypt(byScrypt, [plain, base64])
}

/** `scrypt:32768:8:1$<salt>$<key>`, `pbkdf2:sha256:1000000$<salt>$<key>`; the salt is a text. */
function werkzeug(text: string): string | null {
  const byPbkdf2 = /^pbkdf2:(?<name>\w+):(?<iterations>\d+)\$(?<salt>[^$]+)\$(?<key>[0-9a-f]+)$/.exec(text)?.groups
  const byScrypt = /^scrypt:(?<n>\d+):(?<r>\d+):(?<p>\d+)\$(?<salt>[^$]+)\$(?<key>[0-9a-f]+)$/.exec(text)?.groups
  return pbkdf2(byPbkdf2, [plain, hex]) ?? scrypt(byScrypt, [plain, hex])
}

/** `<salt>:<key>`, N = 16384, r = 16; the salt is the text of its hexadecimal digits. */
function betterAuth(text: string): string | null {
  const given = /^(?<salt>[0-9a-f]{32}):(?<key>[0-9a-f]{128})$/.exec(text)?.groups
  return scrypt({ ...given, n: '16384', r: '16', p: '1' }, [plain, hex])
}

/** Named pieces of a text; none where it is another one's: then no hash comes of it. */
type Given = Readonly<Record<string, string | undefined>> | undefined
type Encodings = readonly [salt: Encoding, key: Encoding]

function pbkdf2(given: Given, encodings: Encodings): string | null {
  return kept(`$pbkdf2-${given?.['name']}$i=${Number(given?.['iterations'])}$${saltAndKey(given, encodings)}`)
}

function scrypt(given: Given, encodings: Encodings): string | null {
  const costs = `ln=${Math.log2(Number(given?.['n']))},r=${Number(given?.['r'])},p=${Number(given?.['p'])}`
  return kept(`$scrypt$${costs}$${saltAndKey(given, encodings)}`)
}

function saltAndKey(given: Given, [ofSalt, ofKey]: Encodings): string {
  return `${unpadded(bytesOf(given?.['salt'], ofSalt))}$${unpadded(bytesOf(given?.['key'], ofKey))}`
}
