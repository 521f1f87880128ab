import type { EidScheme } from '@laissez-passer/core/ports'
import { oidcEid, type OidcEidOptions } from '@laissez-passer/eid/oidc'
import { z } from 'zod'
import { isLoopback } from './values.ts'

/** What every country has, whatever it speaks. Unknown words are refused: a setting that is mistyped must not be one that is missing. */
export const anyCountry = {
  id: z.string().regex(/^[a-z0-9-]{1,32}$/),
  country: z.string().regex(/^[A-Z]{2}$/),
  name: z.record(z.string(), z.string().min(1)).refine((names) => 'en' in names, 'the English name is missing'),
}

const level = z.enum(['low', 'substantial', 'high'])
const host = z.string().regex(/^[a-z0-9.-]+(:\d+)?$/)

const oidcCountry = z.strictObject({
  ...anyCountry,
  type: z.literal('oidc'),
  issuer: z.url({ protocol: /^https?$/ }),
  clientId: z.string().min(1),
  clientSecret: z.string().min(16).optional(),
  scope: z.string().min(1).optional(),
  acr: z.partialRecord(level, z.string().min(1)).optional(),
  assurance: level.optional(),
  claims: z
    .strictObject({
      personId: z.string().min(1),
      firstName: z.string().min(1),
      lastName: z.string().min(1),
      dateOfBirth: z.string().min(1),
      email: z.string().min(1),
    })
    .partial()
    .optional(),
  hosts: z.array(host).optional(),
})

const countries = z.array(z.discriminatedUnion('type', [oidcCountry]))
type Country = z.output<typeof countries>[number]

/** The countries, or what is wrong with them and where; no secret is repeated. */
export type ReadCountries =
  | { readonly ok: true; readonly eids: readonly EidScheme[] }
  | { readonly ok: false; readonly why: string }

/**
 * The countries of a JSON array.
 *
 * @param json parsed
 * @param options `atHome`: this provider's own address is on this machine, so that a country's may be as well
 */
export function eidCountries(json: unknown, { atHome }: { readonly atHome: boolean }): ReadCountries {
  const parsed = countries.safeParse(json)
  if (!parsed.success) {
    const issues = parsed.error.issues.map(({ message, path }) => `${path.join('.') || 'the whole'}: ${message}`)
    return { ok: false, why: issues.join('; ') }
  }
  const ids = parsed.data.map(({ id }) => id)
  const twice = ids.find((id, index) => ids.indexOf(id) !== index)
  if (twice !== undefined) return { ok: false, why: `${twice} is there twice` }
  const open = parsed.data.find((country) => plain(country, atHome))
  if (open) return { ok: false, why: `${open.id}: the address of a country is https` }
  return { ok: true, eids: parsed.data.map(schemeOf) }
}

function plain({ issuer }: Country, atHome: boolean): boolean {
  return issuer.startsWith('http:') && !(atHome && isLoopback(issuer))
}

function schemeOf(country: Country): EidScheme {
  const { type: _, ...options } = country
  return oidcEid(given(options))
}

/** Without what isn't given, so that defaults hold. */
function given(options: Omit<Country, 'type'>): OidcEidOptions {
  const { claims, ...rest } = options
  return { ...defined(rest), ...(claims === undefined ? {} : { claims: defined(claims) }) }
}

type Defined<Values> = { readonly [Key in keyof Values]: Exclude<Values[Key], undefined> }

function defined<Values extends object>(values: Values): Defined<Values> {
  return JSON.parse(JSON.stringify(values))
}
