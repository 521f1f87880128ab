import type { Level } from '@laissez-passer/core/ports'
import * as z from 'zod'
import { signingAlgorithms } from './signing-algorithms.ts'

const level = z.enum(['BASIC', 'MEDIUM', 'HIGH'])

/** RFC 8252 §7.3 lets native apps use loopback http; everything else is https. */
const webUri = z.string().refine(
  (value) => {
    const url = URL.parse(value)
    if (url === null || url.hash !== '' || url.username !== '' || url.password !== '') return false
    return url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname))
  },
  { error: 'must be an absolute https address (http only on localhost), without fragment or credentials' },
)

const common = {
  name: z.string().min(1, 'must say what people call the service').max(80),
  description: z.string().max(300).optional(),
  logo: webUri.optional(),
  requiredLevel: level.default('BASIC'),
  acceptedMethods: z.array(z.string().min(1)).min(1).optional(),
  releasedAttributes: z.array(z.string().min(1)).optional(),
}

const oidcService = z.object({
  ...common,
  type: z.literal('oidc'),
  clientId: z.string().regex(/^[\x21-\x7e]{1,128}$/, 'must be 1 to 128 printable ASCII characters without spaces'),
  clientSecret: z.string().min(32, 'must have at least 32 characters').max(512).optional(),
  idTokenSignedResponseAlg: z.enum(signingAlgorithms).default('ES256'),
  redirectUris: z.array(webUri).min(1, 'must list at least one address'),
  postLogoutRedirectUris: z.array(webUri).default([]),
  backchannelLogoutUri: webUri.optional(),
})

const casService = z.object({
  ...common,
  type: z.literal('cas'),
  urls: z.array(webUri).min(1, 'must list at least one address (origin and path prefix)'),
  proxy: z.boolean().default(false),
})

const services = z
  .array(z.discriminatedUnion('type', [oidcService, casService]))
  .refine((list) => new Set(clientIds(list)).size === clientIds(list).length, {
    error: 'every clientId must occur once',
  })

/**
 * A relying party that speaks OpenID Connect. Redirect URIs are compared as whole strings, never by pattern.
 */
export type OidcService = z.infer<typeof oidcService>

/** A relying party that speaks CAS. */
export type CasService = z.infer<typeof casService>

/** A registered relying party. */
export type Service = OidcService | CasService

/** What `services.json` may hold before defaults are filled in. */
export type ServiceInput = z.input<typeof oidcService> | z.input<typeof casService>

/** One thing wrong with a list of services: where (`2.redirectUris.0`), and what is accepted. */
export interface ServiceIssue {
  readonly path: string
  readonly message: string
}

/**
 * Reads a list of relying parties, as `services.json` or code gives it, and fills in defaults. Unknown fields
 * are ignored.
 *
 * @param input - Parsed JSON: an array of services.
 * @returns The services, or every problem found, each with its place; messages are for operators, in English.
 * @see https://www.rfc-editor.org/rfc/rfc9700#section-2.1 exact redirect URIs
 */
export function parseServices(
  input: unknown,
):
  | { readonly ok: true; readonly services: readonly Service[] }
  | { readonly ok: false; readonly issues: readonly ServiceIssue[] } {
  const parsed = services.safeParse(input)
  if (parsed.success) return { ok: true, services: parsed.data }
  return {
    ok: false,
    issues: parsed.error.issues.map((issue) => ({ path: issue.path.join('.'), message: issue.message })),
  }
}

const ranks: Readonly<Record<Level, number>> = { BASIC: 1, MEDIUM: 2, HIGH: 3 }

/** The stronger of two levels. */
export function strongerLevel(a: Level, b: Level): Level {
  return ranks[a] >= ranks[b] ? a : b
}

/** Whether a session of this level satisfies what is required. */
export function reachesLevel(has: Level, required: Level): boolean {
  return ranks[has] >= ranks[required]
}

function clientIds(list: readonly { readonly type: string; readonly clientId?: string }[]): string[] {
  return list.flatMap((service) => (service.clientId === undefined ? [] : [service.clientId]))
}

function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(hostname)
}
