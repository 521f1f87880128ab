import type { Strength } from '@laissez-passer/core/context'
import type { Assurance, Level, Seconds } from '@laissez-passer/core/ports'
import { assuranceNumber } from './assurance.ts'
import type { Failure } from './failure.ts'
import { element, type Xml, xmlDocument } from '../xml.ts'

/** The namespace of every response of EU Login's own; clients look for the prefix `cas:` as well. */
export const namespace = 'https://ecas.ec.europa.eu/cas/schemas'

/** What EU Login tells of a person, in the order in which it tells it; absent where there is nothing. */
export interface UserDetails {
  readonly departmentNumber?: string
  readonly email?: string
  readonly employeeNumber?: string
  /** `n`: external, `v`: made by an eID. */
  readonly employeeType?: string
  readonly firstName?: string
  readonly lastName?: string
  readonly domain?: string
  readonly domainUsername?: string
  readonly telephoneNumber?: string
  readonly userManager?: string
  readonly timeZone?: string
  readonly locale?: string
  readonly assuranceLevel?: Assurance
  readonly uid?: string
  readonly orgId?: string
}

/** What proved who the person is, by the names of EU Login. */
export interface AuthenticationFactors {
  readonly mobilePhoneNumber?: string
  /** What the person is known by at sign-in. */
  readonly moniker?: string
  readonly eidasId?: string
  readonly tokenCramId?: string
  readonly tokenId?: string
  readonly mobileDevice?: { readonly deviceName: string; readonly deviceIdentifier: string }
  readonly webAuthnDevice?: {
    readonly deviceName: string
    readonly deviceIdentifier: string
    readonly deviceType?: string
    readonly deviceAaguid?: string
  }
}

/** A ticket that was validated. */
export interface Success {
  readonly user: string
  /** Null: the client didn't ask for details. */
  readonly details: {
    readonly attributes: UserDetails
    readonly strengths: readonly Strength[]
    readonly authenticationFactors: AuthenticationFactors
    /** The session was there before: the person wasn't asked for this service. */
    readonly sso: boolean
    readonly ticketType: 'SERVICE' | 'PROXY'
    readonly proxyGrantingProtocol: 'PGT_URL' | null
  } | null
  /** Null: the client asked for none. */
  readonly groups: readonly string[] | null
  readonly authenticationLevel: Level
  /** When the person last proved who they are. */
  readonly loginDate: Seconds
  /** The IOU of a proxy-granting ticket that was handed over. */
  readonly proxyGrantingTicket: string | null
  /** Through whom a proxy ticket came, the last first. */
  readonly proxies: readonly string[]
}

/** What every response says of itself. */
export interface Envelope {
  /** The provider's name. */
  readonly server: string
  readonly now: Seconds
  readonly version: string
  /** Default: EU Login's. */
  readonly namespace?: string
}

/** What a validation comes to. */
export type Validation =
  | { readonly ok: true; readonly success: Success }
  | { readonly ok: false; readonly failure: Failure }

type Tree = { readonly [name: string]: string | boolean | readonly string[] | Tree }

/** Singular of each list, in XML. */
const memberOf: Readonly<Record<string, string>> = { groups: 'group', strengths: 'strength', proxies: 'proxy' }
/** Elements that carry the number of their children. */
const counted: ReadonlySet<string> = new Set(['groups', 'strengths', 'authenticationFactors'])

/** The response as XML. */
export function validationXml(validation: Validation, envelope: Envelope): string {
  return xmlDocument(validationElement(validation, envelope))
}

/** The same as an element, for an envelope of SOAP. */
export function validationElement(validation: Validation, envelope: Envelope): Xml {
  const inside = validation.ok
    ? element('cas:authenticationSuccess', elements(tree(validation.success)))
    : element('cas:authenticationFailure', validation.failure.message, { code: validation.failure.code })
  const { namespace: xmlns = namespace, now, server, version } = envelope
  return element('cas:serviceResponse', [inside], { 'xmlns:cas': xmlns, server, date: dateTime(now), version })
}

/** The response as JSON: the same names, lists without names of their members. */
export function validationJson(validation: Validation, { now, server, version }: Envelope): string {
  const inside = validation.ok
    ? { authenticationSuccess: tree(validation.success) }
    : { authenticationFailure: { code: validation.failure.code, description: validation.failure.message } }
  return JSON.stringify({ serviceResponse: { server, date: dateTime(now), version, ...inside } })
}

/** In the order of EU Login's schema, to which SOAP clients hold a response. Nothing that is empty. */
function tree({ details, ...success }: Success): Tree {
  const factors = present({ ...details?.authenticationFactors })
  const { assuranceLevel, orgId, uid, ...attributes } = details?.attributes ?? {}
  return present({
    user: success.user,
    ...attributes,
    // Text in JSON as well: clients of strict languages read it as one.
    assuranceLevel: assuranceLevel === undefined ? '' : String(assuranceNumber(assuranceLevel)),
    uid,
    orgId,
    groups: success.groups ?? undefined,
    authenticationLevel: success.authenticationLevel,
    strengths: details?.strengths,
    authenticationFactors: Object.keys(factors).length === 0 ? undefined : factors,
    loginDate: dateTime(success.loginDate),
    sso: details?.sso,
    ticketType: details?.ticketType,
    proxyGrantingProtocol: details?.proxyGrantingProtocol ?? '',
    proxyGrantingTicket: success.proxyGrantingTicket ?? '',
    proxies: success.proxies.length === 0 ? undefined : success.proxies,
  })
}

/** Without what is absent or empty: clients take the text of whatever element is there. */
function present(given: Readonly<Record<string, Tree[string] | undefined>>): Tree {
  const entries = Object.entries(given).flatMap(([name, value]) =>
    value === undefined || value === '' ? [] : [[name, value] as const],
  )
  return Object.fromEntries(entries)
}

function elements(of: Tree): readonly Xml[] {
  return Object.entries(of).map(([name, value]) => {
    const content = contentOf(name, value)
    return element(`cas:${name}`, content, counted.has(name) ? { number: String(content.length) } : {})
  })
}

function contentOf(name: string, value: Tree[string]): string | readonly Xml[] {
  if (typeof value === 'string' || typeof value === 'boolean') return String(value)
  if (isList(value)) return value.map((content) => element(`cas:${memberOf[name]}`, content))
  return elements(value)
}

function isList(value: Tree | readonly string[]): value is readonly string[] {
  return Array.isArray(value)
}

/** `xsd:dateTime`, with milliseconds, as EU Login writes it. */
function dateTime(at: Seconds): string {
  return new Date(at * 1000).toISOString()
}
