import { type CodeHash, isCodeHash } from '../one-time-codes/hotp.ts'
import { fromHex } from '../authenticator/bytes.ts'
import { decodeBase64, type DecryptProblem, type Opener } from './decrypt.ts'
import { type PolicyProblem, readPolicy, type Validity } from './policy.ts'
import { child, type Element } from '../xml/index.ts'

const profiles: Readonly<Record<string, PskcKey['algorithm']>> = {
  'urn:ietf:params:xml:ns:keyprov:pskc:hotp': 'hotp',
  'urn:ietf:params:xml:ns:keyprov:pskc:totp': 'totp',
  'urn:ietf:params:xml:ns:keyprov:pskc#totp': 'totp',
  'urn:ietf:params:xml:ns:keyprov:pskc:ocra': 'ocra',
  'urn:ietf:params:xml:ns:keyprov:pskc#OCRA-1': 'ocra',
  'urn:ietf:params:xml:ns:keyprov:pskc:pin': 'pin',
}

/** A key of a file, opened. */
export interface PskcKey extends Validity {
  /** As the file names it; empty where it doesn't. */
  readonly id: string
  readonly algorithm: 'hotp' | 'totp' | 'ocra' | 'pin'
  readonly manufacturer: string
  /** Serial number of the device; empty where the file has none. */
  readonly serial: string
  readonly issuer: string
  /** Whose, where the file says so. */
  readonly userId: string
  readonly secret: Uint8Array<ArrayBuffer>
  readonly hash: CodeHash
  /** Digits of a code. */
  readonly digits: number
  /** Next counter. */
  readonly counter: number
  /** TOTP: seconds of a time step. */
  readonly stepSeconds: number
  /** TOTP: by how many steps its clock is known to be off. */
  readonly driftSteps: number
  /** OCRA suite; null for the others. */
  readonly suite: string | null
}

/** What is wrong with a key, e.g. `algorithm-unsupported`. */
export type KeyProblem =
  | DecryptProblem
  | PolicyProblem
  | 'algorithm-unsupported'
  | 'format-unsupported'
  | 'check-digits-unsupported'
  | 'secret-missing'
  | 'secret-invalid'
  | 'key-needed'
  | 'value-invalid'
  | 'value-encrypted'

/**
 * Reads one key. Values that a code can't be made with are problems, not guesses.
 * @param device `KeyPackage`; `key`: its `Key`; `open`: null when no pre-shared key was given.
 * @see https://www.rfc-editor.org/rfc/rfc6030#section-4.2
 */
export async function readKey({
  device,
  key,
  open,
}: {
  readonly device: Element
  readonly key: Element
  readonly open: Opener | DecryptProblem | null
}): Promise<PskcKey | KeyProblem> {
  const algorithm = profiles[key.attributes.Algorithm ?? '']
  if (!algorithm) return 'algorithm-unsupported'
  const parameters = child(key, 'AlgorithmParameters')
  const response = child(parameters, 'ResponseFormat')
  const formats = [response, child(parameters, 'ChallengeFormat')].filter((format) => format !== undefined)
  if (algorithm !== 'pin') {
    if (formats.some(({ attributes }) => attributes.Encoding !== 'DECIMAL')) return 'format-unsupported'
    // §4.3.4 leaves open whether a length counts the digit of ISO/IEC 7812 that is appended.
    if (formats.some(hasCheckDigit)) return 'check-digits-unsupported'
  }
  const policy = algorithm === 'pin' ? { validFrom: null, validUntil: null } : readPolicy({ algorithm, device, key })
  if (typeof policy === 'string') return policy
  const suite = child(parameters, 'Suite')?.text ?? ''
  const hash =
    algorithm === 'ocra' || suite === ''
      ? 'SHA1'
      : suite
          .toUpperCase()
          .replace(/^HMAC-/, '')
          .replace('SHA-', 'SHA')
  if (!isCodeHash(hash)) return 'algorithm-unsupported'
  const secret = await secretOf(child(key, 'Data', 'Secret'), open)
  if (typeof secret === 'string') return secret
  const digits = whole(response?.attributes.Length ?? '6')
  if (typeof digits === 'string') return digits
  const counter = value(key, { name: 'Counter', otherwise: '0' })
  if (typeof counter === 'string') return counter
  const stepSeconds = value(key, { name: 'TimeInterval', otherwise: '30' })
  if (typeof stepSeconds === 'string') return stepSeconds
  const driftSteps = value(key, { name: 'TimeDrift', otherwise: '0' })
  if (typeof driftSteps === 'string') return driftSteps
  if (counter < 0 || stepSeconds < 1) return 'value-invalid'
  // RFC 4226 §4, R6: six digits at least.
  if ((algorithm === 'hotp' || algorithm === 'totp') && (digits < 6 || digits > 10)) return 'format-unsupported'
  return {
    id: key.attributes.Id ?? '',
    algorithm,
    manufacturer: child(device, 'DeviceInfo', 'Manufacturer')?.text ?? '',
    serial: child(device, 'DeviceInfo', 'SerialNo')?.text ?? '',
    issuer: child(key, 'Issuer')?.text ?? '',
    userId: child(key, 'UserId')?.text ?? child(device, 'DeviceInfo', 'UserId')?.text ?? '',
    secret,
    hash,
    digits,
    counter,
    stepSeconds,
    driftSteps,
    suite: algorithm === 'ocra' ? suite : null,
    ...policy,
  }
}

async function secretOf(
  secret: Element | undefined,
  open: Opener | DecryptProblem | null,
): Promise<Uint8Array<ArrayBuffer> | KeyProblem> {
  const bytes = child(secret, 'EncryptedValue') && secret ? await opened(secret, open) : inClear(secret)
  if (typeof bytes === 'string') return bytes
  // With nothing for a key, anybody makes the codes.
  return bytes && bytes.length > 0 ? bytes : 'secret-invalid'
}

async function opened(secret: Element, open: Opener | DecryptProblem | null) {
  if (open === null) return 'key-needed'
  return typeof open === 'string' ? open : open.open(secret)
}

function inClear(secret: Element | undefined) {
  const plain = child(secret, 'PlainValue')?.text
  if (plain === undefined) return 'secret-missing'
  return isHexadecimal(plain) ? fromHex(plain) : decodeBase64(plain)
}

/**
 * Some makers write secrets in hexadecimal. §4.3.6 has Base64, in which 32 digits and more come out as
 * nothing but hexadecimal ones once in 10^14 keys.
 */
function isHexadecimal(text: string): boolean {
  return /^(?:[0-9A-F]{2}){16,}$|^(?:[0-9a-f]{2}){16,}$/.test(text)
}

/** RFC 6030 names the attribute in the plural; files of before it don't. */
function hasCheckDigit({ attributes }: Element): boolean {
  return [attributes.CheckDigits, attributes.CheckDigit].some((value) => value !== undefined && !isFalse(value))
}

function isFalse(value: string): boolean {
  return /^(?:false|0)$/i.test(value)
}

/** A number of `Data`. Encrypted counters are legal and unheard of. */
function value(key: Element, { name, otherwise }: { readonly name: string; readonly otherwise: string }) {
  const element = child(key, 'Data', name)
  if (child(element, 'EncryptedValue')) return 'value-encrypted'
  return whole(element ? (child(element, 'PlainValue')?.text ?? '') : otherwise)
}

function whole(text: string): number | 'value-invalid' {
  const number = /^-?\d+$/.test(text) ? Number(text) : Number.NaN
  return Number.isSafeInteger(number) ? number : 'value-invalid'
}
