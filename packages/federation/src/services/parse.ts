import * as z from 'zod'
import { casService } from './cas.ts'
import { inWords, type ServiceIssue } from './issues.ts'
import { type OidcService, oidcService } from './oidc.ts'
import { overlaps } from './pattern.ts'
import type { Service } from './service.ts'

const services = z.array(z.discriminatedUnion('type', [oidcService, casService]))

/** A list is read once in a process: code made for it by Zod would cost more than it saves. */
const once = { jitless: true }

const fields = { oidc: Object.keys(oidcService.shape), cas: Object.keys(casService.shape) }

/** What `services.json` may hold before defaults are filled in. */
export type ServiceInput<Method extends string = string> =
  | Accepting<z.input<typeof oidcService>, Method>
  | Accepting<z.input<typeof casService>, Method>

type Accepting<Input, Method> = Omit<ReadOnly<Input>, 'acceptedMethods'> & {
  /** Names of the methods it takes, in the order of its liking. Default: all that reach its level. */
  readonly acceptedMethods?: readonly Method[] | undefined
}

/** It is read alone, so that what a program has `as const` may be given. */
type ReadOnly<T> = T extends object ? { readonly [K in keyof T]: ReadOnly<T[K]> } : T

/**
 * Reads a list of relying parties, as `services.json` or code gives it, and fills in defaults. A field that
 * isn't known is refused: it would do nothing.
 *
 * @param input - Parsed JSON: an array of services.
 * @returns The services, or every problem found, each with its place; messages are for operators, in English,
 * and repeat nothing of what was given but names of services and registered addresses.
 * @see https://www.rfc-editor.org/rfc/rfc9700#section-2.1 exact redirect URIs
 */
export function parseServices(
  input: unknown,
):
  | { readonly ok: true; readonly services: readonly Service[] }
  | { readonly ok: false; readonly issues: readonly ServiceIssue[] } {
  const parsed = services.safeParse(input, once)
  const alone = parsed.success ? [] : inWords(parsed.error.issues, { input, fields })
  const issues = [...alone, ...together(input)]
  return parsed.success && issues.length === 0 ? { ok: true, services: parsed.data } : { ok: false, issues }
}

/**
 * Reads one relying party that speaks OpenID Connect, by the rules of a list.
 *
 * @param input - As an entry of `services.json`, parsed.
 * @returns The service, or every problem found, each with its field.
 */
export function readOidcService(
  input: unknown,
):
  | { readonly ok: true; readonly service: OidcService }
  | { readonly ok: false; readonly issues: readonly ServiceIssue[] } {
  const parsed = oidcService.safeParse(input)
  return parsed.success
    ? { ok: true, service: parsed.data }
    : { ok: false, issues: inWords(parsed.error.issues, { input, fields }) }
}

/** What of a list is compared with the rest of it, as far as it can be read. */
const compared = z
  .array(
    z
      .object({
        name: z.string().catch(''),
        clientId: z.string().nullable().catch(null).default(null),
        urls: z.array(z.string().catch('')).catch([]).default([]),
      })
      .catch({ name: '', clientId: null, urls: [] }),
  )
  .catch([])

/**
 * What can't be side by side, also where something else is wrong: an operator reads all problems at once.
 */
function together(input: unknown): readonly ServiceIssue[] {
  const list = compared.parse(input, once)
  const ids = list.map(({ clientId }) => clientId)
  const twice = list.flatMap(({ clientId }, at) => {
    const first = ids.indexOf(clientId)
    return clientId === null || first === at
      ? []
      : [{ path: `${at}.clientId`, message: `is that of ${list[first]?.name || `service ${first}`} already` }]
  })
  const overlapping = overlaps(list).map(({ at, message }) => ({ path: `${at.service}.urls.${at.url}`, message }))
  return [...twice, ...overlapping]
}
