import type { Strength } from '@laissez-passer/core/context'
import type { Assurance, Level, Ticket } from '@laissez-passer/core/ports'
import { reachesAssurance, readAssurance } from './assurance.ts'
import { invalid, listOf, parametersOf, type Read, readFlag, readWord } from './read-values.ts'
import { readStrengths } from './strengths.ts'

/** What a service asks of a validation. */
export interface ValidationRequest {
  readonly service: string
  readonly ticket: string
  readonly renew: boolean
  readonly pgtUrl: string | null
  /** Names, with `*` for any letters; null: no groups are asked for. */
  readonly groups: readonly string[] | null
  readonly userDetails: boolean
  /** As it came, in base64. */
  readonly clientFingerprint: string | undefined
  readonly ticketKinds: readonly Ticket['kind'][]
  readonly assurance: Assurance
  /** What the strengths of the sign-in are to be among; null: any. Counts where no level is asked for. */
  readonly strengths: readonly Strength[] | null
  readonly level: Level | null
}

/** What an address of EU Login asks by itself. */
export interface ValidationAddress {
  /** The least assurance that it accepts. */
  readonly assurance: Assurance
  readonly ticketKinds: readonly Ticket['kind'][]
  /** Of the response. Default: EU Login's. */
  readonly namespace?: string
}

const names = [
  'service',
  'ticket',
  'renew',
  'pgtUrl',
  'groups',
  'userDetails',
  'clientFingerprint',
  'version',
  'ticketTypes',
  'assuranceLevel',
  'proxyGrantingProtocol',
  'userAddress',
  'singleSignOut',
  'acceptStrengths',
  'acceptedStrengths',
  'authenticationLevel',
] as const

/** Parameters by which a client of EU Login is told from one of CAS, at addresses that both know. */
const telling = [
  'userDetails',
  'groups',
  'clientFingerprint',
  'ticketTypes',
  'assuranceLevel',
  'acceptStrengths',
  'acceptedStrengths',
  'authenticationLevel',
]

/** Whether a validation asks for something that CAS doesn't know: its answer is EU Login's. */
export function speaksEcas(parameters: URLSearchParams): boolean {
  return telling.some((name) => parameters.has(name))
}

const levels = ['BASIC', 'MEDIUM', 'HIGH'] as const

/**
 * Reads what a service asks. What can't be is refused by its name; what this provider has no use for is read
 * all the same, so that a slip in it is found: `version`, `userAddress` and `singleSignOut`. `sessionId` and
 * names that nobody knows are left out.
 *
 * @param parameters of the query, the form or the SOAP body
 */
export function readValidation(parameters: URLSearchParams, address: ValidationAddress): Read<ValidationRequest> {
  const all = parametersOf(parameters, names)
  if (!all.ok) return all
  const { clientFingerprint, groups, pgtUrl, service, ticket, ...given } = all.value
  if (service === undefined) return invalid('service is missing')
  if (ticket === undefined) return invalid('ticket is missing')
  const flags = readFlags(given)
  if (!flags.ok) return flags
  const fault = faultOfUnused(given)
  if (fault !== null) return invalid(fault)
  const ticketKinds = readTicketKinds(given.ticketTypes, address)
  if (!ticketKinds.ok) return ticketKinds
  const assurance = readAssuranceLevel(given.assuranceLevel, address)
  if (!assurance.ok) return assurance
  const level = readWord('authenticationLevel', given.authenticationLevel, levels)
  if (!level.ok) return level
  const strengths = readAccepted(given)
  if (!strengths.ok) return strengths
  return {
    ok: true,
    value: {
      service,
      ticket,
      ...flags.value,
      pgtUrl: pgtUrl ?? null,
      groups: groups === undefined ? null : listOf(groups),
      clientFingerprint,
      ticketKinds: ticketKinds.value,
      assurance: assurance.value,
      strengths: strengths.value,
      level: level.value,
    },
  }
}

type Given = Readonly<Partial<Record<(typeof names)[number], string>>>

function readFlags(given: Given): Read<{ readonly renew: boolean; readonly userDetails: boolean }> {
  const renew = readFlag('renew', given.renew)
  if (!renew.ok) return renew
  const userDetails = readFlag('userDetails', given.userDetails)
  if (!userDetails.ok) return userDetails
  const singleSignOut = readFlag('singleSignOut', given.singleSignOut)
  if (!singleSignOut.ok) return singleSignOut
  return { ok: true, value: { renew: renew.value, userDetails: userDetails.value } }
}

function faultOfUnused({ proxyGrantingProtocol, userAddress, version }: Given): string | null {
  if (version !== undefined && version.toUpperCase() !== 'CURRENT') return 'version is CURRENT: there is no other here'
  const protocol = readWord('proxyGrantingProtocol', proxyGrantingProtocol, ['PGT_URL', 'CLIENT_CERT', 'DESKTOP'])
  if (!protocol.ok) return protocol.failure.message
  if (protocol.value === 'CLIENT_CERT' || protocol.value === 'DESKTOP')
    return 'proxyGrantingProtocol is PGT_URL: nothing else is offered here'
  if (userAddress !== undefined && !/^\d{1,3}(\.\d{1,3}){3}$/.test(userAddress)) return 'userAddress is an IPv4 address'
  return null
}

function readTicketKinds(
  text: string | undefined,
  { ticketKinds }: ValidationAddress,
): Read<readonly Ticket['kind'][]> {
  if (text === undefined) return { ok: true, value: ticketKinds }
  const kinds: Ticket['kind'][] = []
  for (const item of listOf(text)) {
    const word = readWord('ticketTypes', item, ['SERVICE', 'PROXY', 'DESKTOP'])
    if (!word.ok) return word
    // Nobody has a ticket of a desktop here: accepting it accepts nothing.
    if (word.value === 'SERVICE') kinds.push('service')
    if (word.value === 'PROXY') kinds.push('proxy')
  }
  return kinds.length === 0 ? invalid('ticketTypes names none that is issued here') : { ok: true, value: kinds }
}

/** An address that asks for more keeps asking for it. */
function readAssuranceLevel(text: string | undefined, { assurance }: ValidationAddress): Read<Assurance> {
  if (text === undefined) return { ok: true, value: assurance }
  const asked = readAssurance(text)
  if (asked === null) return invalid('assuranceLevel is TOP, HIGH, MEDIUM or LOW, or 40, 30, 20 or 10')
  return { ok: true, value: stronger(asked, assurance) }
}

function stronger(a: Assurance, b: Assurance): Assurance {
  return reachesAssurance(a, b) ? a : b
}

/** One client spells it `acceptedStrengths`. */
function readAccepted(given: Given): Read<readonly Strength[] | null> {
  const text = given.acceptStrengths ?? given.acceptedStrengths
  if (text === undefined) return { ok: true, value: null }
  const read = readStrengths(listOf(text))
  return read.ok
    ? { ok: true, value: read.strengths }
    : invalid(`acceptStrengths: ${read.unknown.slice(0, 40)} is no strength of EU Login`)
}
