import { readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import type { EidScheme } from '@laissez-passer/core/ports'
import { samlEid } from '@laissez-passer/eid/saml'
import { readJson } from '@laissez-passer/server/json-text'
import { type Pems, type SamlCountry, samlOptions, withPems } from './eid-countries-saml.ts'
import { eidCountries } from './eid-countries.ts'

/**
 * Reads the countries whose eID is taken.
 *
 * @param path of the JSON file
 * @param options `needed`: the operator named the file, so that it must be there; `atHome`: this provider's
 * own address is on this machine
 * @returns `eids`: the countries, none where there is no file; `text`: the list as a Worker is told it, with
 * what its PEM files hold, null where there is none; or one line that says what is wrong in it and where
 */
export function readEidCountriesFile(
  path: string,
  { atHome, needed }: { readonly needed: boolean; readonly atHome: boolean },
):
  | { readonly ok: true; readonly eids: readonly EidScheme[]; readonly text: string | null }
  | { readonly ok: false; readonly line: string } {
  const refuse = (why: string) =>
    ({
      ok: false,
      line: `EID_COUNTRIES_FILE=${path} can’t be used: ${why}. Accepted: a JSON array of countries.`,
    }) as const
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (error) {
    if (!needed && error instanceof Error && 'code' in error && error.code === 'ENOENT')
      return { ok: true, eids: [], text: null }
    return refuse('it can’t be read')
  }
  const json = readJson(text)
  if (!json.ok) return refuse(json.why)
  const pems: Pems = { read: (name, at) => readPem(name, { at, folder: dirname(path) }) }
  const saml = (country: SamlCountry): EidScheme => samlEid(samlOptions(country, pems))
  const read = eidCountries(json.value, { atHome, saml })
  if (!read.ok) return refuse(read.why)
  const whole = read.countries.map((country) => (country.type === 'saml' ? withPems(country, pems) : country))
  return { ok: true, eids: read.eids, text: JSON.stringify(whole) }
}

/**
 * The system's own message would do, but for what else it says. What has no dot is hardly a file's name: it
 * may be a key.
 */
function readPem(name: string, { at, folder }: { readonly at: string; readonly folder: string }): string {
  const path = resolve(folder, name)
  try {
    return readFileSync(path, 'utf8')
  } catch {
    throw new Error(name.includes('.') ? `${path} can’t be read` : `${at} is neither PEM nor a file that can be read`)
  }
}
