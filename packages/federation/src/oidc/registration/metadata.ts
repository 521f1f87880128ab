import type { OidcService } from '../../services/index.ts'
import { readOidcService } from '../../services/parse.ts'
import { scopesOf } from '../scopes.ts'
import { lookOf } from './look.ts'

/**
 * What clients say of themselves (RFC 7591 §2, OpenID Connect Registration §2), and which field of
 * `services.json` it is.
 */
const fieldOf = {
  client_name: 'name',
  logo_uri: 'logo',
  redirect_uris: 'redirectUris',
  grant_types: 'grantTypes',
  token_endpoint_auth_method: 'tokenEndpointAuthMethod',
  jwks: 'jwks',
  jwks_uri: 'jwksUri',
  subject_type: 'subjectType',
  id_token_signed_response_alg: 'idTokenSignedResponseAlg',
  dpop_bound_access_tokens: 'dpopBoundAccessTokens',
  require_pushed_authorization_requests: 'requirePushedAuthorizationRequests',
  require_signed_request_object: 'requireSignedRequestObject',
  post_logout_redirect_uris: 'postLogoutRedirectUris',
  backchannel_logout_uri: 'backchannelLogoutUri',
  backchannel_logout_session_required: 'backchannelLogoutSessionRequired',
  frontchannel_logout_uri: 'frontchannelLogoutUri',
  frontchannel_logout_session_required: 'frontchannelLogoutSessionRequired',
} as const satisfies Readonly<Record<string, keyof OidcService>>

/** What is left out means this (RFC 7591 §2, OpenID Connect Registration §2). */
const defaults = {
  grant_types: ['authorization_code'],
  id_token_signed_response_alg: 'RS256',
} as const

/** What would make answers other than a client that asks for it can read, or less than it counts on. */
const unmet = /_encrypt(ed_response|ion)_(alg|enc)$|^(userinfo|introspection|authorization)_signed_response_alg$/
const instead: Readonly<Record<string, string>> = {
  default_acr_values: 'send acr_values with each request',
  default_max_age: 'send max_age with each request',
  sector_identifier_uri: 'register redirect_uris of one host',
  tls_client_certificate_bound_access_tokens: 'use dpop_bound_access_tokens',
}

/** Client metadata as JSON. */
export type Metadata = Readonly<Record<string, unknown>>

/** Why metadata aren't taken (RFC 7591 §3.2.2). */
export interface MetadataFault {
  readonly error: 'invalid_redirect_uri' | 'invalid_client_metadata'
  readonly description: string
}

/**
 * Reads what a client says of itself, by the rules of `services.json`; what the specifications leave to the
 * provider and this one doesn't know is left out, and the answer shows that it is.
 *
 * @param asked - The body, parsed.
 * @param options - `clientId`, `clientSecret`: what it is given; the secret is asked for once it is known
 * that it authenticates by one. `taken`: names that are others'; `canAsk`: whether
 * this provider sends requests to hosts that its operator didn't list.
 */
export function readMetadata(
  asked: Metadata,
  options: {
    readonly clientId: string
    readonly clientSecret: () => string
    readonly taken: readonly string[]
    readonly canAsk: boolean
  },
): { readonly ok: true; readonly service: OidcService } | ({ readonly ok: false } & MetadataFault) {
  const whole: Metadata = { ...defaults, ...given(asked) }
  const early = refusedHere(whole)
  if (early !== null) return { ok: false, error: 'invalid_client_metadata', description: early }
  const fields = Object.entries(fieldOf).flatMap(([name, field]) =>
    whole[name] === undefined ? [] : [[field, whole[name]] as const],
  )
  // Left out, it may send its secret in the header or in the form, as one of `services.json` may.
  const { token_endpoint_auth_method: method } = whole
  const hasSecret = method === undefined || (typeof method === 'string' && method.startsWith('client_secret_'))
  const read = readOidcService({
    name: hostOf(whole['redirect_uris']),
    ...Object.fromEntries(fields),
    type: 'oidc',
    clientId: options.clientId,
    ...(hasSecret ? { clientSecret: options.clientSecret() } : {}),
    firstParty: false,
  })
  if (!read.ok) {
    // Of those first: a name that is missing is missing because they are wrong.
    const ofRedirects = read.issues.filter(({ path }) => path.startsWith('redirectUris'))
    // Its name comes from them, where it says none, and they are looked at only once it has one.
    const nameless = whole['client_name'] === undefined && withCode(whole)
    if (nameless && ofRedirects.length === 0 && read.issues.some(({ path }) => path === 'name'))
      return { ok: false, error: 'invalid_redirect_uri', description: 'redirect_uris must list at least one address' }
    const told = ofRedirects.length > 0 ? ofRedirects : read.issues
    const description = told.map(({ message, path }) => inTheirWords(`${path} ${message}`)).join('; ')
    const error = ofRedirects.length > 0 ? 'invalid_redirect_uri' : 'invalid_client_metadata'
    return { ok: false, error, description }
  }
  const late = refusedOf(read.service, options)
  return late === null ? read : { ok: false, error: 'invalid_client_metadata', description: late }
}

/** What a client is told of its registration: all that is registered, as it would say it. */
export function metadataOf(service: OidcService): Metadata {
  const said = Object.entries(fieldOf).flatMap(([name, field]) =>
    service[field] === undefined ? [] : [[name, service[field]] as const],
  )
  return {
    token_endpoint_auth_method: 'client_secret_basic',
    ...Object.fromEntries(said),
    response_types: service.grantTypes.includes('authorization_code') ? ['code'] : [],
    scope: scopesOf(service).join(' '),
  }
}

/** What is kept of a client: its fields as `services.json` would have them, without its secret. */
export function registrationOf({ clientId: _, clientSecret: __, ...fields }: OidcService): string {
  return JSON.stringify(fields)
}

/** RFC 7591 §2: what is null is left out, as RFC 7592 §2.2 has it. */
function given(asked: Metadata): Metadata {
  return Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== null))
}

function withCode({ grant_types: grants }: Metadata): boolean {
  return Array.isArray(grants) && grants.includes('authorization_code')
}

function refusedHere(asked: Metadata): string | null {
  const missing = Object.keys(asked).find((name) => unmet.test(name) || Object.hasOwn(instead, name))
  if (missing !== undefined) return `${missing} isn’t supported${instead[missing] ? `: ${instead[missing]}` : ''}`
  const { application_type: kind = 'web', grant_types: grants, response_types: responses } = asked
  if (kind !== 'web' && kind !== 'native') return 'application_type must be web or native'
  const wanted = withCode(asked) ? ['code'] : []
  if (responses !== undefined && JSON.stringify(responses) !== JSON.stringify(wanted))
    return `response_types must be ${JSON.stringify(wanted)} with these grant_types`
  // What a token of its own would open is for whoever runs that API to say.
  return Array.isArray(grants) && grants.includes('client_credentials')
    ? 'grant_types must leave out client_credentials: the operator registers such clients'
    : null
}

/** What a service of the operator's may be called, and one that nobody knows mustn't. */
function refusedOf(
  { backchannelLogoutUri, frontchannelLogoutUri, jwksUri, logo, name, redirectUris }: OidcService,
  { canAsk, taken }: { readonly canAsk: boolean; readonly taken: readonly string[] },
): string | null {
  if (/[\p{C}\p{Default_Ignorable_Code_Point}]/u.test(name)) return 'client_name has a character in it that nobody sees'
  const look = lookOf(name)
  if (look === '') return 'client_name must have a letter or a digit in it'
  if (taken.some((each) => lookOf(each) === look)) return 'client_name is another service’s'
  if (!canAsk && jwksUri !== undefined) return 'jwks_uri can’t be read by this provider: send jwks'
  if (!canAsk && backchannelLogoutUri !== undefined) return 'backchannel_logout_uri can’t be told by this provider'
  // Of all: beside one of their own, strangers can list an address of whoever they would pass for.
  const isTheirs = (address: string): boolean =>
    redirectUris.length > 0 && redirectUris.every((uri) => URL.parse(uri)?.host === URL.parse(address)?.host)
  if (frontchannelLogoutUri !== undefined && !isTheirs(frontchannelLogoutUri))
    return 'frontchannel_logout_uri must have the host of all redirect URIs: it is framed in a page of ours'
  return logo === undefined || isTheirs(logo)
    ? null
    : 'logo_uri must have the host of all redirect URIs: a picture of somebody else’s would speak for them'
}

/** What people call a client that doesn't say so; nothing where it has no redirect URI, which is refused. */
function hostOf(redirectUris: unknown): string | undefined {
  const [first]: readonly unknown[] = Array.isArray(redirectUris) ? redirectUris : []
  const host = typeof first === 'string' ? URL.parse(first)?.host : undefined
  return host === '' ? undefined : host
}

const namesOf = new Map<string, string>(Object.entries(fieldOf).map(([name, field]) => [field, name]))

/** The same with the names that clients know. */
function inTheirWords(text: string): string {
  return text.replaceAll(/\b[a-z]+(?:[A-Z][a-z]+)+\b|^name\b|^logo\b/g, (field) => namesOf.get(field) ?? field)
}
