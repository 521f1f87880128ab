import * as z from 'zod'
import { webUri } from './common.ts'

/** How a client shows that it is itself at the token endpoint (OpenID Connect Core §9). */
export const authenticationMethods = [
  'client_secret_basic',
  'client_secret_post',
  'client_secret_jwt',
  'private_key_jwt',
  'none',
] as const

/** One of {@link authenticationMethods}. */
export type AuthenticationMethod = (typeof authenticationMethods)[number]

/** A public key as a registration lists it (RFC 7517). */
const publicKey = z
  .looseObject({ kty: z.string().regex(/^(EC|OKP|RSA)$/, 'must be EC, OKP or RSA') })
  .refine((key) => !('d' in key), { error: 'must be public: this one holds its private half' })
  // What lies deeper is no part of a public key, and may lie too deep to be written down again.
  .refine((key) => Object.values(key).every(isFlat), { error: 'must hold texts and lists of texts' })

function isFlat(member: unknown): boolean {
  return Array.isArray(member) ? member.every((each) => typeof each === 'string') : typeof member !== 'object'
}

/** The fields of a registration that say how the client is recognised. */
export const clientAuthentication = {
  clientSecret: z
    .string()
    .min(32, 'must have at least 32 characters')
    .max(512, 'must have at most 512 characters')
    .optional(),
  tokenEndpointAuthMethod: z.enum(authenticationMethods).optional(),
  jwks: z
    .object({ keys: z.array(publicKey).min(1, 'must hold at least one key').max(20, 'must hold at most 20 keys') })
    .optional(),
  jwksUri: webUri.optional(),
}

interface Credentials {
  readonly clientSecret?: string | undefined
  readonly tokenEndpointAuthMethod?: AuthenticationMethod | undefined
  readonly jwks?: object | undefined
  readonly jwksUri?: string | undefined
}

/**
 * How a client authenticates: as it is registered, and where that isn't said, by what it has: a secret (in
 * the header or in the form), keys, or nothing.
 */
export function authenticationMethodsOf(service: Credentials): readonly AuthenticationMethod[] {
  const { clientSecret, jwks, jwksUri, tokenEndpointAuthMethod } = service
  if (tokenEndpointAuthMethod !== undefined) return [tokenEndpointAuthMethod]
  if (clientSecret !== undefined) return ['client_secret_basic', 'client_secret_post']
  return jwks === undefined && jwksUri === undefined ? ['none'] : ['private_key_jwt']
}

/**
 * What keeps a client from authenticating as it is registered: the field, and what it must be; null: nothing.
 */
export function missingCredential(service: Credentials): { readonly field: string; readonly message: string } | null {
  const { clientSecret, jwks, jwksUri, tokenEndpointAuthMethod: method } = service
  const hasKeys = jwks !== undefined || jwksUri !== undefined
  if (jwks !== undefined && jwksUri !== undefined)
    return { field: 'jwksUri', message: 'must be left out beside jwks: keys are in one place' }
  if (method?.startsWith('client_secret_') === true && clientSecret === undefined)
    return { field: 'clientSecret', message: `must be there for tokenEndpointAuthMethod ${method}` }
  if (method === 'private_key_jwt' && !hasKeys)
    return { field: 'jwks', message: 'must be there, or jwksUri, for tokenEndpointAuthMethod private_key_jwt' }
  if ((method === 'none' || method === 'private_key_jwt') && clientSecret !== undefined)
    return { field: 'clientSecret', message: `must be left out beside tokenEndpointAuthMethod ${method}` }
  return null
}
