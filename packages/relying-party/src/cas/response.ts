import { levels, type User } from '../user.ts'
import { child, type Element, readXml } from './xml.ts'

/** What EU Login says about a ticket. */
export type Validation =
  | { readonly ok: true; readonly user: User; readonly loginDate: number | null; readonly pgtIou: string | null }
  | { readonly ok: false; readonly code: string }

/**
 * Reads the answer to a validation.
 *
 * @param now what a login without a date is taken to have happened at, in seconds since the epoch
 * @returns null when it is no such answer
 * @see https://apereo.github.io/cas/development/protocol/CAS-Protocol-Specification.html section 2.5
 */
export function readValidation(xml: string, now: number): Validation | null {
  const root = readXml(xml)
  if (root?.name !== 'serviceResponse') return null
  const failure = child(root, 'authenticationFailure')
  if (failure !== undefined) return { ok: false, code: failure.attributes['code'] ?? 'INTERNAL_ERROR' }
  const success = child(root, 'authenticationSuccess')
  if (success === undefined) return null
  const said = (name: string): string | null => child(success, name)?.text || null
  const id = said('user')
  if (id === null) return null
  const claims = claimsOf(success)
  const loginDate = secondsOf(said('loginDate'))
  return {
    ok: true,
    loginDate,
    pgtIou: said('proxyGrantingTicket'),
    user: {
      id,
      email: said('email'),
      firstName: said('firstName'),
      lastName: said('lastName'),
      language: said('locale'),
      // EU Login's own clients count a missing level as the lowest.
      level: levels.find((level) => level === said('authenticationLevel')) ?? 'BASIC',
      methods: child(success, 'strengths')?.children.map((one) => one.text) ?? [],
      authenticatedAt: loginDate ?? now,
      claims,
    },
  }
}

/** What the answer to `/proxy` holds. */
export function readProxyTicket(
  xml: string,
): { readonly ok: true; readonly ticket: string } | { readonly ok: false; readonly code: string } | null {
  const root = readXml(xml)
  if (root?.name !== 'serviceResponse') return null
  const ticket = child(root, 'proxySuccess')
  const text = ticket === undefined ? undefined : child(ticket, 'proxyTicket')?.text
  if (text !== undefined && text !== '') return { ok: true, ticket: text }
  const failure = child(root, 'proxyFailure')
  return failure === undefined ? null : { ok: false, code: failure.attributes['code'] ?? 'INTERNAL_ERROR' }
}

/** What the answer to `/login/init` holds: the id under which the parameters wait. */
export function readLoginRequestId(xml: string): string | null {
  const root = readXml(xml)
  const success = root?.name === 'loginRequest' ? child(root, 'loginRequestSuccess') : undefined
  return (success && child(success, 'loginRequestId')?.text) || null
}

/**
 * Which session a `LogoutRequest` ends: the service ticket by which it was opened.
 *
 * @see https://docs.oasis-open.org/security/saml/v2.0/saml-core-2.0-os.pdf section 3.7.1
 */
export function readSessionIndex(xml: string): string | null {
  const root = readXml(xml)
  return (root?.name === 'LogoutRequest' && child(root, 'SessionIndex')?.text) || null
}

/** The attributes under their own names; what grants something is left out. */
function claimsOf(success: Element): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    success.children
      .filter(({ name }) => name !== 'proxyGrantingTicket')
      .map((element) => [element.name, valueOf(element)]),
  )
}

/** Lists whether or not they say how many they hold: EU Login doesn't count its proxies. */
const lists: readonly string[] = ['groups', 'proxies', 'strengths']

/** Other lists say how many they hold, one and none too; what is no list is a text or has parts. */
function valueOf(element: Element): unknown {
  if (element.attributes['number'] !== undefined || lists.includes(element.name)) return element.children.map(valueOf)
  if (element.children.length === 0) return element.text
  return Object.fromEntries(element.children.map((part) => [part.name, valueOf(part)]))
}

function secondsOf(date: string | null): number | null {
  const ms = date === null ? Number.NaN : Date.parse(date)
  return Number.isNaN(ms) ? null : Math.floor(ms / 1000)
}
