import { isObject, type Json, type JsonObject } from '../../patch/json.ts'
import type { CertificateName, IssuerMatch, Validity } from '../result.ts'
import { momentOf } from '../show/values.ts'

/** Whether a credential is in force at a moment, by what it says of itself. */
export function validityOf({ validFrom, validUntil, expirationDate }: JsonObject, now: number): Validity {
  const from = momentOf(validFrom)
  // Two ends that differ: the earlier counts.
  const ends = [momentOf(validUntil), momentOf(expirationDate)].filter((end) => end !== null)
  const until = ends.length > 0 ? Math.min(...ends) : null
  const unread = [validFrom, validUntil, expirationDate].some((date) => date !== undefined && momentOf(date) === null)
  if (until !== null && now >= until) return { state: 'ended', from, until }
  if (from !== null && now < from) return { state: 'not-yet', from, until }
  return { state: unread || (from === null && until === null) ? 'unsaid' : 'in-force', from, until }
}

/** Whether the issuer that a credential names is who sealed it. */
export function issuerMatch({ issuer }: JsonObject, by: CertificateName): IssuerMatch {
  const named = isObject(issuer) ? issuer : {}
  const names = [...textsIn(named['legalName']), ...textsIn(named['prefLabel']), ...textsIn(named['altLabel'])]
  const name = names[0] ?? (typeof issuer === 'string' ? issuer : '')
  const eidas = named['eIDASIdentifier']
  const identifier = isObject(eidas) && typeof eidas['notation'] === 'string' ? eidas['notation'] : ''
  if (identifier !== '' && by.identifier !== '')
    return { state: plain(identifier) === plain(by.identifier) ? 'same' : 'different', issuer: name }
  const certified = [by.organisation, by.commonName].filter((one) => one !== '').map(plain)
  if (names.length === 0 || certified.length === 0) return { state: 'unsaid', issuer: name }
  return { state: names.some((one) => certified.includes(plain(one))) ? 'same' : 'different', issuer: name }
}

const plain = (text: string): string => text.normalize('NFKC').replaceAll(/\s+/g, ' ').trim().toLowerCase()

/** All texts of a language map, or a text. */
function textsIn(value: Json | undefined): readonly string[] {
  if (typeof value === 'string') return [value]
  const values: readonly Json[] = Array.isArray(value) ? value : isObject(value) ? Object.values(value) : []
  return values.flatMap((one) => (typeof one === 'string' ? [one] : Array.isArray(one) ? textsIn(one) : []))
}
