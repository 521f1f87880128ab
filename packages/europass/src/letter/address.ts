import { countryName } from '../names.ts'
import type { Recipient } from './schema.ts'

/** How the town and its code are written where an address is. */
type Town = (code: string, city: string) => readonly string[]

const codeFirst: Town = (code, city) => [[code, city].filter(Boolean).join(' ')]
const cityFirst: Town = (code, city) => [[city, code].filter(Boolean).join(' ')]
const codeBelow: Town = (code, city) => [city, code]
const cityComma: Town = (code, city) => [[city, code].filter(Boolean).join(', ')]

/** Countries that write their code otherwise than before the town. */
const towns: Readonly<Record<string, Town>> = {
  GB: codeBelow,
  IE: codeBelow,
  US: cityFirst,
  CA: cityFirst,
  AU: cityFirst,
  NZ: cityFirst,
  MT: cityFirst,
  LV: cityComma,
}

/** Countries that write the town before the street, and the code last. */
const townBeforeStreet: ReadonlySet<string> = new Set(['HU'])

/**
 * The lines of whom a letter is for, as the country of the address writes them. The country stands last where
 * it isn't the writer's.
 *
 * @param recipient - finished or a draft; empty fields leave no line
 * @param options - `language` in which the country is named; `from`, the writer's country or ''
 * @see https://www.upu.int/en/postal-solutions/programmes-services/addressing-solutions
 */
export function recipientLines(
  recipient: Recipient,
  { language, from }: { readonly language: string; readonly from: string },
): string[] {
  const { name, title, organisation, country } = recipient
  const [street, code, city] = [recipient.address.trim(), recipient.postalCode.trim(), recipient.city.trim()]
  const where = townBeforeStreet.has(country)
    ? [city, street, code]
    : [street, ...(towns[country] ?? codeFirst)(code, city)]
  const abroad = country !== '' && country !== from
  return [name, title, organisation, ...where, abroad ? countryName(country, language) : '']
    .map((line) => line.trim())
    .filter((line) => line !== '')
}
