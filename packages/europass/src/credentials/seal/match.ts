import { isObject, type JsonObject } from '../../patch/json.ts'
import type { CertificateName, IssuerMatch, Validity } from '../result.ts'
import { nodesOf } from '../show/nodes.ts'
import { allSaid } from '../show/said.ts'
import { momentOf } from '../show/values.ts'
import { shownLine } from '../shown-line.ts'

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

/** By which names an issuer is shown: the first that there is. */
const nameFields = ['legalName', 'fullName', 'prefLabel', 'altLabel'] as const

/**
 * Whether the issuer that a credential names is who sealed it: the one that is shown, by all names that any
 * reader is shown.
 */
export function issuerMatch(credential: JsonObject, by: CertificateName): IssuerMatch {
  const [named] = nodesOf(credential).of(credential['issuer'], 0)
  const names = nameFields.map((field) => allSaid(named?.[field])).find((texts) => texts.length > 0) ?? []
  const eidas = named?.['eIDASIdentifier']
  const identifier = isObject(eidas) && typeof eidas['notation'] === 'string' ? eidas['notation'] : ''
  const numbered = identifier !== '' && by.identifier !== ''
  const isSame = numbered && plain(identifier) === plain(by.identifier)
  const certified = [by.organisation, by.commonName].filter((one) => one !== '').map(plain)
  const strange = names.filter((one) => !certified.includes(plain(one)))
  const issuer = shownLine(strange[0] ?? names[0] ?? '')
  if (numbered && !isSame) return { state: 'different', issuer }
  if (!isSame && (names.length === 0 || certified.length === 0)) return { state: 'unsaid', issuer }
  if (strange.length === 0) return { state: 'same', issuer }
  return { state: isSame || strange.length < names.length ? 'partly' : 'different', issuer }
}

const plain = (text: string): string => shownLine(text).normalize('NFKC').replaceAll(/\s+/g, ' ').trim().toLowerCase()
