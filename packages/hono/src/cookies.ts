import { timeZoneOf } from '@laissez-passer/i18n/time-zone'
import type { Context } from 'hono'
import { deleteCookie, setCookie } from 'hono/cookie'
import { parse, serialize } from 'hono/utils/cookie'
import { decoded } from './decoded.ts'
import type { ProviderEnv } from './environment.ts'

/** The session's token; see core's sessions. */
const SESSION = 'lp-login'
/** The token of a session that ended here: the page after a logout is about it. */
const ENDED = 'lp-ended'
/** A random id of this browser, to which sign-ins are bound. */
const BROWSER = 'lp-browser'
/** That an account was opened in this browser: for queues, it opens nothing. */
const KNOWN = 'lp-known'
/** The language chosen last. */
const LANGUAGE = 'lp-lang'
/** The browser's time zone; written by its script (widgets' dom/time). */
const ZONE = 'lp-zone'
/** The method used last in this browser. */
const METHOD = 'lp-method'

/**
 * The sign-in that waits in this browser: for a phone, and who comes back from the app; or for "Proceed",
 * once a password was chosen.
 */
const FLOW = 'lp-flow'

/** The eID that waits in this browser to be linked or to get an account. */
const EID = 'lp-eid'

const YEAR = 365 * 24 * 60 * 60
const ATTRIBUTES = { path: '/', secure: true, httpOnly: true, sameSite: 'Lax', prefix: 'host' } as const

/** What was written while a request was answered, and reads so from then on. */
const written = new WeakMap<Context, Readonly<Record<string, string>>>()

/** One of what a request's `Cookie` says. */
function cookie(c: Context, name: string): string | undefined {
  const whole = `__Host-${name}`
  return written.get(c)?.[whole] ?? valueIn(c.req.header('Cookie') ?? '', whole)
}

const patterns = new Map<string, RegExp>()

/**
 * The value of one cookie, whose name has no sign that patterns know: the others of a browser aren't parsed.
 */
function valueIn(header: string, name: string): string | undefined {
  let pattern = patterns.get(name)
  if (pattern === undefined) {
    pattern = new RegExp(`(?:^|;)[ \\t]*${name}=([ !#-:<-[\\]-~]*)(?:;|$)`)
    patterns.set(name, pattern)
  }
  const value = pattern.exec(header)?.[1]?.trim()
  return value === undefined ? undefined : decoded(value)
}

/**
 * What the first page of a sign-in is the same with: how somebody reads, and what was done in this browser.
 */
const ofNobody: readonly string[] = [BROWSER, KNOWN, LANGUAGE, METHOD, ZONE].map((name) => `__Host-${name}`)

/** Whether a `Cookie` header may say who somebody is, or what they are doing. */
export function saysSomebody(header: string): boolean {
  return Object.keys(parse(header)).some((name) => /^__(Host|Secure)-/i.test(name) && !ofNobody.includes(name))
}

/** The language that a `Cookie` header says was chosen last. */
export function languageOf(header: string): string | null {
  return parse(header)[`__Host-${LANGUAGE}`] ?? null
}

/** The session token a browser sends; null when it sends none. */
export function sessionCookie(c: Context): string | null {
  return cookie(c, SESSION) ?? null
}

/** Gives the browser its session; without an age, so that it ends with the browser. */
export function setSessionCookie(c: Context, token: string): void {
  setCookie(c, SESSION, token, ATTRIBUTES)
}

/** Takes the session's cookie back. */
export function clearSessionCookie(c: Context): void {
  deleteCookie(c, SESSION, ATTRIBUTES)
}

/** The browser's own token, 32 bytes as base64url; null when it sends none or one we never made. */
export function browserCookie(c: Context): string | null {
  const value = cookie(c, BROWSER)
  return value !== undefined && /^[\w-]{43}$/.test(value) ? value : null
}

/** Remembers the browser for a year; it is known from now on. */
export function setBrowserCookie(c: Context, token: string): void {
  written.set(c, { ...written.get(c), [`__Host-${BROWSER}`]: token })
  setCookie(c, BROWSER, token, { ...ATTRIBUTES, maxAge: YEAR })
}

/** What a browser is known by. */
interface Known {
  /** Whose it is: a name of the account that says nothing. */
  readonly party: string
  /** That it is theirs. */
  readonly mark: string
}

/** The browser's token and what it is known by, of a `Cookie` header; null unless it has all. */
export function knownCookie(header: string | undefined): (Known & { readonly browser: string }) | null {
  if (header?.includes(`__Host-${KNOWN}=`) !== true) return null
  const { [`__Host-${BROWSER}`]: browser = '', [`__Host-${KNOWN}`]: known = '' } = parse(header)
  const [party = '', mark = '', ...more] = known.split('.')
  const whole = more.length === 0 && [browser, party, mark].every((value) => /^[\w-]{43}$/.test(value))
  return whole ? { browser, party, mark } : null
}

/** Marks the browser for a year. */
export function setKnownCookie(c: Context, { mark, party }: Known): void {
  setCookie(c, KNOWN, `${party}.${mark}`, { ...ATTRIBUTES, maxAge: YEAR })
}

/** The token of the session that last ended in this browser; null: none did lately. */
export function endedCookie(c: Context): string | null {
  return cookie(c, ENDED) ?? null
}

/** Remembers for ten minutes which session ended. Its token opens nothing any more. */
export function setEndedCookie(c: Context, token: string): void {
  setCookie(c, ENDED, token, { ...ATTRIBUTES, maxAge: 600 })
}

/** The language this browser chose last. */
export function languageCookie(c: Context): string | null {
  return cookie(c, LANGUAGE) ?? null
}

/** Remembers a language: the frame says so in the answer, whatever that is made of. */
export function setLanguageCookie(c: Context<ProviderEnv>, language: string): void {
  c.set('newLanguage', language)
}

/** What remembers a language, as the value of a `Set-Cookie`. */
export function cookieOfLanguage(language: string): string {
  return serialize(`__Host-${LANGUAGE}`, language, { ...ATTRIBUTES, maxAge: YEAR })
}

/** The browser's time zone, which the pages' script sets; null where it didn't, or what it says is none. */
export function zoneCookie(c: Context): string | null {
  return timeZoneOf(cookie(c, ZONE))
}

/** The verification method this browser used last, which is offered first. */
export function methodCookie(c: Context): string | null {
  return cookie(c, METHOD) ?? null
}

/** Remembers a method. */
export function setMethodCookie(c: Context, method: string): void {
  setCookie(c, METHOD, method, { ...ATTRIBUTES, maxAge: YEAR })
}

/** The sign-in that this browser last showed as waiting; null: none that is remembered. */
export function flowCookie(c: Context): string | null {
  return cookie(c, FLOW) ?? null
}

/**
 * Remembers a sign-in that waits, until the browser ends: it is bound to the browser's own cookie anyway.
 */
export function setFlowCookie(c: Context, signInId: string): void {
  if (flowCookie(c) !== signInId) setCookie(c, FLOW, signInId, ATTRIBUTES)
}

/** The eID that waits in this browser; null: none, or the browser was closed since. */
export function eidCookie(c: Context): string | null {
  return cookie(c, EID) ?? null
}

/** Remembers an eID that waits, until the browser ends. */
export function setEidCookie(c: Context, eidId: string): void {
  setCookie(c, EID, eidId, ATTRIBUTES)
}
