import { parseLink } from '@laissez-passer/core/authenticator'
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

async function pskc(typed: (field: string) => string): Promise<string[]> {
  if (typed('file').trim() === '') return []
  const pairs = typed('key').replace(/\s/g, '').match(/../g)
  const sharedKey = pairs ? Uint8Array.from(pairs, (pair) => Number.parseInt(pair, 16)) : null
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
      return ['A sign-in without a network.', ...claimsOf(link.token)]
    case 'approve':
      return ['Opens a request in the app.', `Request: ${link.id}`]
    case 'unknown':
      return ['Nothing of ours: the app would say so, and do nothing.']
  }
}

/** What a token says; whether it is true, only the app knows, which has the issuer’s key. */
function claimsOf(token: string): string[] {
  try {
    const [, payload = ''] = token.split('.')
    const bytes = Uint8Array.from(atob(payload.replaceAll('-', '+').replaceAll('_', '/')), (sign) => sign.charCodeAt(0))
    const claims: unknown = JSON.parse(new TextDecoder().decode(bytes))
    return Object.entries(claims ?? {}).map(([name, value]) => `${name}: ${JSON.stringify(value)}`)
  } catch {
    return ['What it says can’t be read.']
  }
}

/** The forms of the playground, by name. */
export const answers: Readonly<Record<string, Answer>> = { password, pin, code, pskc, message }
