import * as z from 'zod'
import { signingAlgorithms } from '../signing-algorithms.ts'
import { apiScopes } from '../api-scopes.ts'
import { grantTypes } from '../grant-types.ts'
import { authenticationMethodsOf, clientAuthentication, missingCredential } from './client-authentication.ts'
import { common, webUri } from './common.ts'
import { distinct } from './distinct.ts'
import { againstFapi2 } from './fapi2.ts'

const scopeToken = z.string().regex(/^[\x21\x23-\x5b\x5d-\x7e]{1,128}$/, 'must be a scope: ASCII without spaces')

const fields = z.strictObject({
  ...common,
  type: z.literal('oidc'),
  clientId: z.string().regex(/^[\x21-\x7e]{1,128}$/, 'must be 1 to 128 printable ASCII characters without spaces'),
  ...clientAuthentication,
  grantTypes: distinct(z.enum(grantTypes)).min(1, 'must list at least one').default(['authorization_code']),
  ownScopes: distinct(scopeToken).max(100, 'must list at most 100').default([]),
  apiScopes: distinct(z.enum(apiScopes)).default([]),
  audiences: distinct(z.string().regex(/\S/, 'must not be empty')).max(100, 'must list at most 100').default([]),
  dpopBoundAccessTokens: z.boolean().optional(),
  profile: z.enum(['fapi2']).optional(),
  requirePushedAuthorizationRequests: z.boolean().optional(),
  requireSignedRequestObject: z.boolean().optional(),
  idTokenSignedResponseAlg: z.enum(signingAlgorithms).default('ES256'),
  firstParty: z.boolean().default(true),
  subjectType: z.enum(['public', 'pairwise']).optional(),
  sectorIdentifier: z
    .string()
    .regex(/^[a-z0-9-]+(\.[a-z0-9-]+)*$/, 'must be a host name in lower case, such as example.eu')
    .optional(),
  redirectUris: distinct(webUri).default([]),
  postLogoutRedirectUris: distinct(webUri).default([]),
  backchannelLogoutUri: webUri.optional(),
  backchannelLogoutSessionRequired: z.boolean().default(false),
  frontchannelLogoutUri: webUri.optional(),
  frontchannelLogoutSessionRequired: z.boolean().default(false),
})

export const oidcService = fields.superRefine((service, context) => {
  const refuse = (field: string, message: string): void => context.addIssue({ code: 'custom', path: [field], message })
  const credential = missingCredential(service)
  if (credential !== null) refuse(credential.field, credential.message)
  const uses = (grant: (typeof service.grantTypes)[number]): boolean => service.grantTypes.includes(grant)
  if (uses('authorization_code') && service.redirectUris.length === 0)
    refuse('redirectUris', 'must list at least one address')
  // RFC 6749 §4.4: whoever knows a public client's id would be the client.
  if (uses('client_credentials') && authenticationMethodsOf(service).includes('none'))
    refuse('grantTypes', 'must leave out client_credentials: this client has no secret and no keys')
  // Front-Channel Logout §2: another origin's page would be framed in this one's name.
  const origins = service.redirectUris.map((uri) => URL.parse(uri)?.origin)
  const framed = service.frontchannelLogoutUri
  if (framed !== undefined && URL.canParse(framed) && !origins.includes(URL.parse(framed)?.origin))
    refuse('frontchannelLogoutUri', 'must have the scheme, host and port of a redirect URI')
  for (const way of ['backchannel', 'frontchannel'] as const)
    if (service[`${way}LogoutSessionRequired`] && service[`${way}LogoutUri`] === undefined)
      refuse(`${way}LogoutSessionRequired`, `must be left out without ${way}LogoutUri`)
  if (!uses('client_credentials') && service.ownScopes.length > 0)
    refuse('ownScopes', 'must be left out without client_credentials in grantTypes')
  if (service.requireSignedRequestObject === true && service.jwks === undefined && service.jwksUri === undefined)
    refuse('requireSignedRequestObject', 'must be left out where there are neither jwks nor jwksUri to verify by')
  for (const { field, message } of againstFapi2(service)) refuse(field, message)
  const hosts = new Set(service.redirectUris.map((uri) => URL.parse(uri)?.hostname))
  if (service.subjectType === 'pairwise' && service.sectorIdentifier === undefined && hosts.size > 1)
    refuse('sectorIdentifier', 'must name the host that stands for all: redirectUris have several')
  if (service.subjectType !== 'pairwise' && service.sectorIdentifier !== undefined)
    refuse('sectorIdentifier', 'must be left out where subjectType isn’t pairwise')
})

/**
 * A relying party that speaks OpenID Connect. Redirect URIs are compared as whole strings, never by pattern.
 */
export type OidcService = z.infer<typeof oidcService>
