import type { Json, JsonObject } from '../../patch/json.ts'
import { codeOfThreeLetters } from './languages.ts'
import type { Credential } from '../result.ts'
import type { CredentialImage, CredentialView } from '../view.ts'
import { agentOf, identifiersOf, labelsOf, type Showing } from './agent.ts'
import { claimsOf } from './claims.ts'
import { imageOf } from './images.ts'
import { nodesOf } from './nodes.ts'
import { newRoom, saidOf } from './said.ts'
import { itemsOf, lastPart, momentOf } from './values.ts'

/**
 * The content of a credential as data, in a reader's language where it has it. Texts are plain, pictures are
 * those inside it, links begin with `https:`; nothing is fetched.
 *
 * @param credential - what a verified seal is over
 * @param options `language`: BCP 47
 */
export function showCredential(credential: Credential, { language }: { readonly language: string }): CredentialView {
  const nodes = nodesOf(credential)
  const [display = {}] = nodes.of(credential['displayParameter'], 0)
  const main = codeOfThreeLetters(lastPart(itemsOf(display['primaryLanguage'])[0]))
  const languages = [main, ...itemsOf(display['language']).map((one) => codeOfThreeLetters(lastPart(one)))]
  const room = newRoom()
  const reader = { language, main, room }
  const showing: Showing = { nodes, reader }
  const [subject = {}] = nodes.of(credential['credentialSubject'], 0)
  const [issuer = {}] = nodes.of(credential['issuer'], 0)
  const title = saidOf(display['title'], reader) ?? saidOf(credential['title'], reader)
  const view = {
    id: typeof credential['id'] === 'string' ? credential['id'].slice(0, 300) : '',
    title,
    description: saidOf(display['description'], reader) ?? saidOf(credential['description'], reader),
    languages: [...new Set(languages.filter((one) => one !== ''))],
    language: title?.language ?? main,
    profiles: labelsOf(credential['credentialProfiles'], showing),
    issuer: agentOf(issuer, showing),
    holder: {
      ...agentOf(subject, showing),
      givenName: saidOf(subject['givenName'], reader),
      familyName: saidOf(subject['familyName'], reader),
      dateOfBirth: dateOf(subject['dateOfBirth']),
    },
    claims: claimsOf(subject['hasClaim'], showing),
    evidence: nodes.of(credential['evidence'], 0).map((one) => ({
      type: labelsOf(one['dcType'], showing)[0] ?? null,
      statement: saidOf(one['evidenceStatement'], reader),
    })),
    identifiers: identifiersOf({ identifier: credential['identifier'] ?? null }, showing),
    issuedAt: momentOf(credential['issued']) ?? momentOf(credential['issuanceDate']),
    validFrom: momentOf(credential['validFrom']),
    validUntil: momentOf(credential['validUntil']) ?? momentOf(credential['expirationDate']),
    pages: pagesOf(display, showing),
  }
  return { ...view, shortened: nodes.shortened() || room.left }
}

/**
 * A date of birth. Issuers write midnight of their own zone as UTC, so that an evening before midnight is the
 * next day: `1999-10-01T22:00:00Z` was written for 2 October in Central Europe.
 */
function dateOf(value: Json | undefined): string | null {
  const at = momentOf(value)
  if (at === null || typeof value !== 'string') return null
  const hours = /T(\d\d):00(?::00(?:\.0+)?)?Z$/.exec(value)?.[1]
  const rounded = hours !== undefined && Number(hours) >= 20 ? at + (24 - Number(hours)) * 3600 : at
  const day = /[+-]\d\d:\d\d$/.test(value) ? value : new Date(rounded * 1000).toISOString()
  return /^\d{4}-\d\d-\d\d/.exec(day)?.[0] ?? null
}

/** The most pages that are shown. */
const mostPages = 20

/** The issuer's pages in the reader's language, where there are such, else in the first. */
function pagesOf(display: JsonObject, { nodes, reader }: Showing): readonly CredentialImage[] {
  const displays = nodes.of(display['individualDisplay'], 0)
  const spoken = (one: JsonObject): string => codeOfThreeLetters(lastPart(itemsOf(one['language'])[0]))
  const chosen =
    displays.find((one) => spoken(one) === reader.language.slice(0, 2)) ??
    displays.find((one) => spoken(one) === reader.main) ??
    displays[0]
  const details = nodes.of(chosen?.['displayDetail'], 0)
  return details
    .flatMap((one, place): CredentialImage[] => {
      const [image] = nodes.of(one['image'], 0)
      const { page } = one
      const found = imageOf(image, typeof page === 'number' ? page : place + 1)
      return found ? [found] : []
    })
    .sort((one, other) => (one.page ?? 0) - (other.page ?? 0))
    .slice(0, mostPages)
}
