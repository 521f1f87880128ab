import * as z from 'zod'
import { casService } from './cas.ts'
import { oidcService } from './oidc.ts'
import { overlaps } from './pattern.ts'
import type { Service } from './service.ts'

export { type AddressFault, faultWords } from './address.ts'
export type { CasService } from './cas.ts'
export { authenticationMethods, type AuthenticationMethod, authenticationMethodsOf } from './client-authentication.ts'
export { type Match, matchService, type NoMatch } from './match.ts'
export type { OidcService } from './oidc.ts'
export { hostsOf } from './hosts.ts'
export { reachesLevel, strongerLevel } from './levels.ts'
export type { Service } from './service.ts'

const services = z
  .array(z.discriminatedUnion('type', [oidcService, casService]))
  .refine((list) => new Set(clientIds(list)).size === clientIds(list).length, {
    error: 'every clientId must occur once',
  })
  .superRefine((list, context) => {
    const patterns = list.map((each) => ({ name: each.name, urls: each.type === 'cas' ? each.urls : [] }))
    for (const { at, message } of overlaps(patterns))
      context.addIssue({ code: 'custom', path: [at.service, 'urls', at.url], message })
  })

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

function clientIds(list: readonly { readonly type: string; readonly clientId?: string }[]): string[] {
  return list.flatMap((service) => (service.clientId === undefined ? [] : [service.clientId]))
}
