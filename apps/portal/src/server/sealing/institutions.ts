import { nearestName } from '@laissez-passer/core/typed'
import { isoCountry } from '@laissez-passer/europass/fields'
import type { ClosedFor } from '@laissez-passer/europass/supplements'
import { reaches, type User } from '@laissez-passer/relying-party'
import { readJson } from '@laissez-passer/server/json-text'
import * as z from 'zod'
import { institutionNamed, type ListedInstitution, type NamedInstitution } from '../../institutions.ts'
import { placeInFile } from '../place-in-file.ts'

/** An institution, and who speaks for it. */
export interface Institution extends ListedInstitution {
  /** Whoever's address at EU Login is of one of these speaks for it. */
  readonly emailDomains: readonly string[]
  /** Identifiers of people at EU Login who do. */
  readonly people: readonly string[]
}

/** The operator's list, or what is wrong with it: a line for each fault. */
export type InstitutionsResult =
  | { readonly ok: true; readonly institutions: readonly Institution[] }
  | { readonly ok: false; readonly faults: readonly string[] }

/** The list as it is now: asked each time that something is decided by it. */
export type Institutions = () => Promise<InstitutionsResult>

/** Spaces that aren't one space, characters that nobody sees, letters that are composed in another way. */
const isPlain = (text: string): boolean =>
  text === text.trim().normalize('NFC') && !/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]|[^\S ]| {2}/u.test(text)

const said = (most: number) =>
  z
    .string('is missing or no text')
    .min(1, 'is empty')
    .max(most, `is longer than ${most} characters`)
    .refine(isPlain, 'has spaces or signs that nobody sees')
const domain = z
  .string('is no domain')
  .max(253, 'is no domain')
  .regex(/^(?:[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?\.)+[a-z][a-z\d-]*[a-z\d]$/, 'is no domain in lower-case ASCII')
/** Names the field that there is none of, and the one that was probably meant: it may be one of thousands. */
const onlyFields =
  (names: readonly string[], what: string) =>
  (issue: { readonly code?: string; readonly keys?: unknown }): string => {
    if (issue.code !== 'unrecognized_keys' || !Array.isArray(issue.keys)) return `is no ${what}`
    const [name] = issue.keys.map(String)
    const meant = nearestName(name ?? '', names)
    const known = meant === null ? `is none of ${names.join(', ')}` : `probably means ${meant}`
    return `has ${JSON.stringify(name?.slice(0, 40))}, which ${known}`
  }
const listOf = <T extends z.ZodType>(one: T) => z.array(one, 'is no list').max(1000, 'is longer than 1000').default([])

const institution = z
  .strictObject(
    {
      id: said(200),
      name: said(400),
      names: listOf(said(400)),
      country: z
        .string('is missing or no text')
        .refine(
          (code) => code === code.toUpperCase() && isoCountry(code) !== '',
          'is no country of ISO 3166 in two capitals, such as EE (EL and UK are read as GR and GB)',
        )
        .transform(isoCountry),
      emailDomains: listOf(domain),
      people: listOf(z.string('is no identifier').regex(/^[\w.-]{1,100}$/, 'is no identifier of EU Login')),
    },
    { error: onlyFields(['id', 'name', 'names', 'country', 'emailDomains', 'people'], 'institution in braces: {…}') },
  )
  .refine(
    ({ emailDomains, people }) => emailDomains.length + people.length > 0,
    'has nobody who speaks for it: emailDomains or people',
  )

const list = z
  .strictObject(
    { institutions: z.array(institution, 'is no list').max(10_000, 'is longer than 10000') },
    { error: onlyFields(['institutions'], 'object {"institutions": […]}') },
  )
  .check(({ value, issues }) => {
    const ids = new Set<string>()
    const names = new Set<string>()
    for (const [at, { id, name, names: others, country }] of value.institutions.entries()) {
      const fault = (field: string, message: string): void =>
        void issues.push({ code: 'custom', input: at, path: ['institutions', at, field], message })
      if (ids.has(id)) fault('id', 'is the identifier of another')
      ids.add(id)
      for (const one of new Set([name, ...others].map((typed) => `${country} ${typed.toLowerCase()}`))) {
        if (names.has(one)) fault('name', 'is, but for capitals, a name of another in its country')
        names.add(one)
      }
    }
  })

/**
 * Reads the operator's list of institutions.
 *
 * @param text - of the file: JSON
 */
export function readInstitutions(text: string): InstitutionsResult {
  const json = readJson(text)
  if (!json.ok) return { ok: false, faults: [json.why] }
  const read = list.safeParse(json.value)
  if (read.success) return { ok: true, institutions: read.data.institutions }
  const faults = read.error.issues.map(({ path, message }) => `${placeInFile(path)} ${message}`)
  return { ok: false, faults: [...new Set(faults)] }
}

/** The institutions that a person speaks for. */
export function institutionsOf(institutions: readonly Institution[], user: User): readonly Institution[] {
  // One factor isn't enough to speak for others.
  if (!reaches(user.level, 'MEDIUM')) return []
  const domain = confirmedDomain(user)
  return institutions.filter(
    ({ emailDomains, people }) => people.includes(user.id) || (domain !== null && emailDomains.includes(domain)),
  )
}

/** The domain of an address that EU Login says was confirmed. */
function confirmedDomain({ email, claims }: User): string | null {
  if (claims['email_verified'] !== true) return null
  const [, domain] = /^[^@]+@([^@]+)$/.exec(email ?? '') ?? []
  return domain?.toLowerCase() ?? null
}

/**
 * In whose name a person closes a document: the institution that it names, where they speak for it.
 *
 * @returns null where they don't, or where the list has no such institution: nobody learns which
 */
export function closesFor(
  institutions: readonly Institution[],
  { user, named }: { readonly user: User; readonly named: NamedInstitution },
): ClosedFor | null {
  const found = institutionNamed(institutionsOf(institutions, user), named)
  return found ? { id: found.id, name: named.name.trim().normalize('NFC'), country: found.country } : null
}

/** Whether the list still has the institution in whose name a document was closed, under that name. */
export const isListed = (institutions: readonly Institution[], closed: ClosedFor): boolean =>
  institutionNamed(institutions, closed)?.id === closed.id
