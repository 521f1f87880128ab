import type { VerificationMethod } from '@laissez-passer/core/context'
import { accepts, optionFaults, type OptionRule } from '@laissez-passer/core/options'
import type { Runtime, Store } from '@laissez-passer/core/ports'
import type { Face } from './composition.ts'
import type { ProviderParts } from './provider-options.ts'

// Parts of somebody's own: what they lack is told at the start, not in the middle of somebody's sign-in.

/** What a store must have, besides its own operations. */
const ports: Readonly<Record<Exclude<keyof Store, StoreOwn>, true>> = {
  accounts: true,
  signIns: true,
  sessions: true,
  logouts: true,
  throttle: true,
  seen: true,
  activity: true,
  audit: true,
  events: true,
  signalStreams: true,
  outbox: true,
  mailbox: true,
  grants: true,
  pushedRequests: true,
  consents: true,
  registeredClients: true,
  deviceGrants: true,
  signingKeys: true,
  tickets: true,
  devices: true,
  enrolments: true,
  approvals: true,
  qrChallenges: true,
  passkeys: true,
  eids: true,
  eidRequests: true,
  phoneNumbers: true,
  sentCodes: true,
  recoveryCodes: true,
  notMeReports: true,
  codeTokens: true,
  factors: true,
  factorRemovals: true,
  emailChanges: true,
  deletions: true,
  dataExports: true,
  proposals: true,
  provisioned: true,
  stats: true,
  placing: true,
}
type StoreOwn = 'deciding' | 'whenQueued' | 'sweep' | 'ping' | 'databases' | 'names'

const strengths: Readonly<Record<VerificationMethod['strength'], true>> = {
  PASSWORD: true,
  PASSWORD_SMS: true,
  PASSWORD_SOFTWARE_TOKEN: true,
  PASSWORD_MOBILE_APP: true,
  MOBILE_APP: true,
  PASSWORD_WEBAUTHN: true,
  PASSWORD_TOKEN: true,
  PASSWORD_TOKEN_CRAM: true,
  CLIENT_CERT: true,
  EIDAS: true,
  FEDERATION: true,
  MDM_CERT: true,
  NTLM: true,
  SOCIAL_NETWORKS: true,
}

const isObject = (given: unknown): given is object => typeof given === 'object' && given !== null

/**
 * What parts of a provider lack, each of them of the right kind.
 *
 * @returns a line for each fault: of which part, what, and what is accepted; empty: they are whole
 */
export function partFaults(
  { runtime, store }: Partial<Pick<ProviderParts, 'runtime' | 'store'>>,
  faces: readonly Face[],
): readonly string[] {
  return [
    ...(store === undefined ? [] : storeFaults(store)),
    ...(runtime === undefined ? [] : wrongIn(runtime, { before: 'runtime.', rules: runtimeRules })),
    ...faces.flatMap(({ method }) =>
      wrongIn(method, { before: `methods: ${String(method.name)}.`, rules: methodRules }),
    ),
  ]
}

function storeFaults(store: Store): readonly string[] {
  const lacking = Object.keys(ports).filter((port) => !isObject(Reflect.get(store, port)))
  const operations = ['deciding', 'sweep'].filter((name) => typeof Reflect.get(store, name) !== 'function')
  const names = [...lacking, ...operations]
  return names.length === 0
    ? []
    : [`store lacks ${names.join(', ')}; Store of @laissez-passer/core/ports says what they do`]
}

const runtimeRules: Readonly<Record<Exclude<keyof Runtime, 'outgoingBy'>, OptionRule>> = {
  hasher: accepts.having('what hashes passwords', 'hash', 'verify', 'verifyNothing'),
  keyRing: accepts.having('keys that seal', 'seal', 'open', 'mac', 'macs'),
  signals: accepts.having('signals between pages and processes', 'notify', 'wait'),
  random: accepts.made,
  now: accepts.made,
}

type MethodPart = 'kind' | 'level' | 'strength' | 'amr' | 'phishingResistant' | 'start' | 'view' | 'verify'

const methodRules: Readonly<Record<MethodPart, OptionRule>> = {
  kind: accepts.oneOf('first', 'second', 'recovery', 'confirmation'),
  level: accepts.oneOf('BASIC', 'MEDIUM', 'HIGH'),
  strength: accepts.oneOf(...Object.keys(strengths)),
  amr: accepts.list(accepts.text('a text')),
  phishingResistant: accepts.flag,
  start: accepts.made,
  view: accepts.made,
  verify: accepts.made,
}

/** Only what has a rule is judged: a part may have more of its own. */
function wrongIn(
  given: object,
  { before, rules }: { readonly before: string; readonly rules: Readonly<Record<string, OptionRule>> },
): readonly string[] {
  const judged = Object.fromEntries(
    Object.keys(rules).map((name): [string, unknown] => [name, Reflect.get(given, name)]),
  )
  return optionFaults(before, judged, rules)
}
