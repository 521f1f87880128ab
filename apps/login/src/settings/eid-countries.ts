import type { EidScheme } from '@laissez-passer/core/ports'
import { oidcEid, type OidcEidOptions } from '@laissez-passer/eid/oidc'
import * as z from 'zod'
import { type SamlCountry, samlCountry } from './eid-countries-saml.ts'
import { isLoopback } from '@laissez-passer/server/settings'

/**
 * What every country has, whatever it speaks. Unknown words are refused: a setting that is mistyped must not
 * be one that is missing.
 */
export const anyCountry = {
  id: z.string().regex(/^[a-z0-9-]{1,32}$/),
  country: z.string().regex(/^[A-Z]{2}$/, 'two capitals, a code of ISO 3166 such as EE'),
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

const countries = z.array(z.discriminatedUnion('type', [oidcCountry, samlCountry.extend(anyCountry)]))
type Country = z.output<typeof countries>[number]
type SamlSchemes = (country: SamlCountry) => EidScheme
type OidcCountry = z.output<typeof oidcCountry>

/** The countries, or what is wrong with them and where; no secret is repeated. */
export type ReadCountries =
  | { readonly ok: true; readonly eids: readonly EidScheme[]; readonly countries: readonly Country[] }
  | { readonly ok: false; readonly why: string }

/**
 * The countries of a JSON array.
 *
 * @param json parsed
 * @param options `atHome`: this provider's own address is on this machine, so that a country's may be as
 * well; `saml`: makes the scheme of a country that speaks SAML, and throws where it can't; null: nothing
 * speaks it here.
 * @returns `countries`: as the list has them
 */
export function eidCountries(
  json: unknown,
  { atHome, saml }: { readonly atHome: boolean; readonly saml: SamlSchemes | null },
): ReadCountries {
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
  try {
    const eids = parsed.data.map((country) => schemeOf(country, saml))
    return { ok: true, eids, countries: parsed.data }
  } catch (error) {
    return { ok: false, why: error instanceof Error ? error.message : 'unknown reason' }
  }
}

function plain(country: Country, atHome: boolean): boolean {
  const address = country.type === 'saml' ? country.idp.entryPoint : country.issuer
  return address.startsWith('http:') && !(atHome && isLoopback(address))
}

function schemeOf(country: Country, saml: SamlSchemes | null): EidScheme {
  if (country.type === 'saml') {
    if (saml === null) throw new Error(`${country.id}: what speaks SAML isn’t bound (SAML, in wrangler.jsonc)`)
    return saml(country)
  }
  const { type: _, ...options } = country
  return oidcEid(given(options))
}

/** Without what isn't given, so that defaults hold. */
function given(options: Omit<OidcCountry, 'type'>): OidcEidOptions {
  const { claims, ...rest } = options
  return { ...defined(rest), ...(claims === undefined ? {} : { claims: defined(claims) }) }
}

type Defined<Values> = { readonly [Key in keyof Values]: Exclude<Values[Key], undefined> }

function defined<Values extends object>(values: Values): Defined<Values> {
  return JSON.parse(JSON.stringify(values))
}
