import { hmac } from '@noble/hashes/hmac.js'
import { sha1 } from '@noble/hashes/legacy.js'
import { sha256, sha512 } from '@noble/hashes/sha2.js'
import { fromHex, toHex, utf8 } from './bytes.ts'

const hashes = { SHA1: sha1, SHA256: sha256, SHA512: sha512 } as const
type HashName = keyof typeof hashes

/** An OCRA suite, taken apart. */
export interface OcraSuite {
  /** The suite as written; part of what is authenticated. */
  readonly text: string
  readonly hash: HashName
  /** Digits of the code; 0: the whole HMAC in hexadecimal. */
  readonly digits: number
  readonly counter: boolean
  /** `N` decimal, `A` alphanumeric, `H` hexadecimal. */
  readonly questionFormat: 'N' | 'A' | 'H'
  /** Most characters of one challenge; mutual challenges are two in a row. */
  readonly questionLength: number
  readonly pinHash: HashName | null
  /** Bytes of session information; null: none. */
  readonly sessionBytes: number | null
  /** Seconds of a time step; null: no time. */
  readonly stepSeconds: number | null
}

/** The inputs that the suite asks for, and no others. */
export interface OcraInput {
  /** The challenge, in the suite's format. */
  readonly question: string
  /** Counter `C`, not negative. */
  readonly counter?: number
  /** Hash of the PIN with the suite's hash. */
  readonly pinHash?: Uint8Array
  /** Session information `S`; padded with zeros on the left. */
  readonly session?: Uint8Array
  /** Seconds since the epoch, from which `T` is counted. */
  readonly time?: number
}

const grammar =
  /^OCRA-1:HOTP-(SHA1|SHA256|SHA512)-(0|[4-9]|10):(C-)?Q([NAH])(\d\d)(?:-P(SHA1|SHA256|SHA512))?(?:-S(\d{3}))?(?:-T(\d{1,2})([SMH]))?$/
const stepLimits = { S: 59, M: 59, H: 48 } as const
const unitSeconds = { S: 1, M: 60, H: 3600 } as const

/**
 * Takes a suite apart.
 * @returns null when it isn't one of RFC 6287.
 * @see https://www.rfc-editor.org/rfc/rfc6287#section-6
 */
export function parseOcraSuite(text: string): OcraSuite | null {
  const [, hash, digits, counter, format, length, pin, session, step, unit] = grammar.exec(text) ?? []
  if (!isHash(hash) || (format !== 'N' && format !== 'A' && format !== 'H')) return null
  const questionLength = Number(length)
  if (questionLength < 4 || questionLength > 64) return null
  if (session !== undefined && (Number(session) < 1 || Number(session) > 512)) return null
  const units = unit === 'S' || unit === 'M' || unit === 'H' ? unit : null
  if (units && (Number(step) < 1 || Number(step) > stepLimits[units])) return null
  return {
    text,
    hash,
    digits: Number(digits),
    counter: counter !== undefined,
    questionFormat: format,
    questionLength,
    pinHash: isHash(pin) ? pin : null,
    sessionBytes: session === undefined ? null : Number(session),
    stepSeconds: units ? Number(step) * unitSeconds[units] : null,
  }
}

/**
 * The OCRA response to a challenge (RFC 6287).
 * @param suite From {@link parseOcraSuite}.
 * @param key The shared secret.
 * @param input What the suite asks for.
 * @returns The code with leading zeros, or null when an input is missing, superfluous or malformed.
 * @see https://www.rfc-editor.org/rfc/rfc6287#section-5
 */
export function ocra(suite: OcraSuite, key: Uint8Array, input: OcraInput): string | null {
  const parts = [
    utf8(suite.text),
    Uint8Array.of(0),
    counterBytes(suite, input),
    questionBytes(suite, input.question),
    pinBytes(suite, input),
    sessionBytes(suite, input),
    timeBytes(suite, input),
  ]
  if (!parts.every((part) => part !== null)) return null
  const data = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let offset = 0
  for (const part of parts) {
    data.set(part, offset)
    offset += part.length
  }
  return truncate(hmac(hashes[suite.hash], key, data), suite.digits)
}

/** RFC 4226 §5.3. */
function truncate(mac: Uint8Array, digits: number): string {
  if (digits === 0) return toHex(mac)
  const offset = (mac.at(-1) ?? 0) & 15
  const value = new DataView(mac.buffer, mac.byteOffset).getUint32(offset) & 0x7fffffff
  return String(value % 10 ** digits).padStart(digits, '0')
}

/**
 * §5.1: the question fills 128 bytes, zeros on the right. A decimal one is a number written in hexadecimal.
 */
function questionBytes(suite: OcraSuite, question: string): Uint8Array | null {
  if (question.length === 0 || question.length > 2 * suite.questionLength) return null
  const patterns = { N: /^[0-9]+$/, A: /^[0-9A-Za-z]+$/, H: /^[0-9a-fA-F]+$/ }
  if (!patterns[suite.questionFormat].test(question)) return null
  const hex =
    suite.questionFormat === 'A'
      ? toHex(utf8(question))
      : suite.questionFormat === 'N'
        ? BigInt(question).toString(16)
        : question
  return fromHex(hex.padEnd(256, '0'))
}

function counterBytes(suite: OcraSuite, { counter }: OcraInput): Uint8Array | null {
  return suite.counter ? integer(counter) : counter === undefined ? new Uint8Array() : null
}

function timeBytes(suite: OcraSuite, { time }: OcraInput): Uint8Array | null {
  if (suite.stepSeconds === null) return time === undefined ? new Uint8Array() : null
  return time === undefined ? null : integer(Math.floor(time / suite.stepSeconds))
}

function pinBytes(suite: OcraSuite, { pinHash }: OcraInput): Uint8Array | null {
  if (suite.pinHash === null) return pinHash === undefined ? new Uint8Array() : null
  return pinHash?.length === hashes[suite.pinHash].outputLen ? pinHash : null
}

function sessionBytes(suite: OcraSuite, { session }: OcraInput): Uint8Array | null {
  if (suite.sessionBytes === null) return session === undefined ? new Uint8Array() : null
  if (!session || session.length > suite.sessionBytes) return null
  const padded = new Uint8Array(suite.sessionBytes)
  padded.set(session, suite.sessionBytes - session.length)
  return padded
}

/** Eight bytes, most significant first. */
function integer(value: number | undefined): Uint8Array | null {
  if (value === undefined || !Number.isSafeInteger(value) || value < 0) return null
  const bytes = new Uint8Array(8)
  new DataView(bytes.buffer).setBigUint64(0, BigInt(value))
  return bytes
}

function isHash(name: string | undefined): name is HashName {
  return name !== undefined && name in hashes
}
