import { timeZoneOf } from '@laissez-passer/i18n/time-zone'
import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'

/** The session's token; see core's sessions. */
const SESSION = 'lp-login'
/** A random id of this browser, to which sign-ins are bound. */
const BROWSER = 'lp-browser'
/** The language chosen last. */
const LANGUAGE = 'lp-lang'
/** The browser's time zone; written by its script (widgets' dom/time). */
const ZONE = 'lp-zone'
/** The method used last in this browser. */
const METHOD = 'lp-method'

/** The sign-in that waits for a phone in this browser, for who comes back from the app. */
const FLOW = 'lp-flow'

const YEAR = 365 * 24 * 60 * 60
const ATTRIBUTES = { path: '/', secure: true, httpOnly: true, sameSite: 'Lax', prefix: 'host' } as const

/** The session token a browser sends; null when it sends none. */
export function sessionCookie(c: Context): string | null {
  return getCookie(c, SESSION, 'host') ?? null
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
  const value = getCookie(c, BROWSER, 'host')
  return value !== undefined && /^[\w-]{43}$/.test(value) ? value : null
}

/** Remembers the browser for a year. */
export function setBrowserCookie(c: Context, token: string): void {
  setCookie(c, BROWSER, token, { ...ATTRIBUTES, maxAge: YEAR })
}

/** The language this browser chose last. */
export function languageCookie(c: Context): string | null {
  return getCookie(c, LANGUAGE, 'host') ?? null
}

/** Remembers a language. */
export function setLanguageCookie(c: Context, language: string): void {
  setCookie(c, LANGUAGE, language, { ...ATTRIBUTES, maxAge: YEAR })
}

/** The browser's time zone, which the pages' script sets; null where it didn't, or what it says is none. */
export function zoneCookie(c: Context): string | null {
  return timeZoneOf(getCookie(c, ZONE, 'host'))
}

/** The verification method this browser used last, which is offered first. */
export function methodCookie(c: Context): string | null {
  return getCookie(c, METHOD, 'host') ?? null
}

/** Remembers a method. */
export function setMethodCookie(c: Context, method: string): void {
  setCookie(c, METHOD, method, { ...ATTRIBUTES, maxAge: YEAR })
}

/** The sign-in that this browser last showed as waiting for a phone; null: none that is remembered. */
export function flowCookie(c: Context): string | null {
  return getCookie(c, FLOW, 'host') ?? null
}

/**
 * Remembers a sign-in that waits for a phone, until the browser ends: it is bound to the browser's own cookie
 * anyway.
 */
export function setFlowCookie(c: Context, signInId: string): void {
  if (flowCookie(c) !== signInId) setCookie(c, FLOW, signInId, ATTRIBUTES)
}
