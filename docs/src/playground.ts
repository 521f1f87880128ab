import { fromBase64url, ocra, parseLink, parseOcraSuite, qrResponse, toHex } from '@laissez-passer/core/authenticator'
import { hotp, parseOtpauth, totp } from '@laissez-passer/core/one-time-codes'
import { checkPassword, type PasswordIssue, policyNamed } from '@laissez-passer/core/password'
import { checkPin, eulogin, nist } from '@laissez-passer/core/pin'
import { readPskc } from '@laissez-passer/core/pskc'

/** What a form of the playground says to what is typed: lines to read, none where nothing is typed yet. */
export type Answer = (typed: (field: string) => string, now: number) => string[] | Promise<string[]>

const told = ({ code, ...rest }: { readonly code: string; readonly params?: object }): string => {
  const params = Object.entries(rest.params ?? {}).map(([name, value]) => `${name}: ${String(value)}`)
  return params.length > 0 ? `${code} (${params.join(', ')})` : code
}

const judged = (ok: boolean, issues: readonly (PasswordIssue | Parameters<typeof told>[0])[]): string[] =>
  ok ? ['Accepted.'] : ['Refused:', ...issues.map(told)]

function password(typed: (field: string) => string): string[] {
  if (typed('password') === '') return []
  const about = {
    ...(typed('name') && { firstName: typed('name') }),
    ...(typed('email') && { email: typed('email') }),
    ...(typed('previous') && { previous: typed('previous') }),
  }
  const { ok, issues } = checkPassword(typed('password'), policyNamed(typed('policy')), { about })
  return judged(ok, issues)
}

function pin(typed: (field: string) => string): string[] {
  if (typed('pin') === '') return []
  const { ok, issues } = checkPin(typed('pin'), typed('digits') === '6' ? nist : eulogin)
  return judged(ok, issues)
}

function code(typed: (field: string) => string, now: number): string[] {
  if (typed('address') === '') return []
  const key = parseOtpauth(typed('address'))
  if (!key) return ['This isn’t an otpauth: address that a code can be made with.']
  const { account, digits, hash, issuer, moving, secret } = key
  const whose = `${issuer || 'no issuer'}, ${account || 'no account'}: ${hash}, ${digits} digits`
  if (moving.kind === 'hotp')
    return [hotp(secret, { hash, digits, counter: moving.counter }), `${whose}, counter ${moving.counter}`]
  const { stepSeconds } = moving
  const left = stepSeconds - (now % stepSeconds)
  return [totp(secret, { hash, digits, stepSeconds, time: now }), `${whose}; changes in ${left} seconds`]
}

/** Bytes of what is typed in hexadecimal, blanks or not; null where it isn't. */
function hex(text: string): Uint8Array<ArrayBuffer> | null {
  const digits = text.replace(/\s/g, '')
  if (!/^([0-9a-f]{2})+$/i.test(digits)) return null
  return Uint8Array.from(digits.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))
}

async function challenge(typed: (field: string) => string, now: number): Promise<string[]> {
  if (typed('suite').trim() === '') return []
  const suite = parseOcraSuite(typed('suite').trim())
  if (!suite) return ['This isn’t a suite of RFC 6287.']
  const secret = hex(typed('secret'))
  if (!secret) return ['The secret isn’t hexadecimal.']
  const session = suite.sessionBytes === null ? undefined : (hex(typed('session')) ?? undefined)
  const digest =
    suite.pinHash &&
    (await crypto.subtle.digest(suite.pinHash.replace(/^SHA-?/, 'SHA-'), new TextEncoder().encode(typed('pin'))))
  const answer = ocra(suite, secret, {
    question: typed('question').trim(),
    ...(suite.counter && { counter: Number(typed('counter')) }),
    ...(digest && { pinHash: new Uint8Array(digest) }),
    ...(session && { session }),
    ...(suite.stepSeconds !== null && { time: now }),
  })
  const { counter, digits, hash, pinHash, questionFormat, questionLength, sessionBytes, stepSeconds } = suite
  const kinds = { N: 'digits', A: 'letters and digits', H: 'hexadecimal digits' }
  const asks = [
    `a challenge of ${questionLength} ${kinds[questionFormat]} at most`,
    ...(counter ? ['a counter'] : []),
    ...(pinHash ? ['a PIN'] : []),
    ...(sessionBytes === null ? [] : [`${sessionBytes} bytes of session in hexadecimal`]),
    ...(stepSeconds === null ? [] : [`the time, by ${stepSeconds} seconds`]),
  ].join(', ')
  const what = `${hash}, ${digits === 0 ? 'the whole HMAC' : `${digits} digits`}. It asks for ${asks}.`
  return answer === null ? ['What is typed doesn’t fit the suite.', what] : [answer, what]
}

async function pskc(typed: (field: string) => string): Promise<string[]> {
  if (typed('file').trim() === '') return []
  const sharedKey = typed('key').trim() === '' ? null : hex(typed('key'))
  const file = await readPskc(typed('file'), { sharedKey })
  if (!file.ok) return [`This file can’t be read: ${file.reason}.`]
  return [
    ...file.keys.map(
      (key) =>
        `${key.serial || key.id}: ${key.suite ?? `${key.algorithm.toUpperCase()}, ${key.hash}, ${key.digits} digits`}, ${key.secret.length} bytes of secret`,
    ),
    ...file.issues.map(({ key, serial, problem }) => `${serial || key}: not read, ${problem}`),
    ...(file.signed ? ['The file is signed; the signature isn’t checked.'] : []),
  ]
}

function message(typed: (field: string) => string): string[] {
  if (typed('link') === '') return []
  const link = parseLink(typed('link'))
  switch (link.kind) {
    case 'initialise':
      return ['Adds a device.', `Issuer: ${link.issuer}`, `Enrolment: ${link.id}`, 'Its secret stays out of this line.']
    case 'sign-in':
      return ['A sign-in without a network.', ...claimsOf(link.token), ...shown(link.token, typed('secret'))]
    case 'approve':
      return ['Opens a request in the app.', `Request: ${link.id}`]
    case 'unknown':
      return ['Nothing of ours: the app would say so, and do nothing.']
  }
}

/** A part of a token: 0 is its header, 1 what it says; null where that can't be read. */
function partOf(token: string, index: 0 | 1): Readonly<Record<string, unknown>> | null {
  try {
    const bytes = fromBase64url(token.split('.')[index] ?? '')
    const part: unknown = JSON.parse(new TextDecoder().decode(bytes ?? undefined))
    return typeof part === 'object' && part !== null ? Object.fromEntries(Object.entries(part)) : null
  } catch {
    return null
  }
}

/** What a token says; whether it is true, only the app knows, which has the issuer’s key. */
function claimsOf(token: string): string[] {
  const [header, claims] = [partOf(token, 0), partOf(token, 1)]
  if (claims === null) return ['What it says can’t be read.']
  return [
    `typ: ${JSON.stringify(header?.['typ'] ?? null)}`,
    ...Object.entries(claims).map(([name, value]) => `${name}: ${JSON.stringify(value)}`),
  ]
}

/** The digits that a phone with this code secret would show. */
function shown(token: string, typedSecret: string): string[] {
  const [secret, asked] = [hex(typedSecret), partOf(token, 1)?.['c']]
  const bytes = typeof asked === 'string' ? fromBase64url(asked) : null
  if (secret === null || bytes === null) return []
  return [`A phone with this secret shows ${qrResponse(secret, toHex(bytes)) ?? 'nothing'}.`]
}

/** The forms of the playground, by name. */
export const answers: Readonly<Record<string, Answer>> = { password, pin, code, challenge, pskc, message }
