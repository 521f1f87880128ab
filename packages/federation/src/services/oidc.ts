import * as z from 'zod'
import { signingAlgorithms } from '../signing-algorithms.ts'
import { common, webUri } from './common.ts'

export const oidcService = z.object({
  ...common,
  type: z.literal('oidc'),
  clientId: z.string().regex(/^[\x21-\x7e]{1,128}$/, 'must be 1 to 128 printable ASCII characters without spaces'),
  clientSecret: z.string().min(32, 'must have at least 32 characters').max(512).optional(),
  idTokenSignedResponseAlg: z.enum(signingAlgorithms).default('ES256'),
  redirectUris: z.array(webUri).min(1, 'must list at least one address'),
  postLogoutRedirectUris: z.array(webUri).default([]),
  backchannelLogoutUri: webUri.optional(),
})

/**
 * A relying party that speaks OpenID Connect. Redirect URIs are compared as whole strings, never by pattern.
 */
export type OidcService = z.infer<typeof oidcService>
