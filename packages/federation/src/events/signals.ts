import type { AccountEvent } from '@laissez-passer/core/ports'

const caep = 'https://schemas.openid.net/secevent/caep/event-type'
const risc = 'https://schemas.openid.net/secevent/risc/event-type'

/** Kinds of events that streams may ask for, as Shared Signals names them. */
export const signalNames = {
  sessionRevoked: `${caep}/session-revoked`,
  credentialChange: `${caep}/credential-change`,
  accountDisabled: `${risc}/account-disabled`,
  accountEnabled: `${risc}/account-enabled`,
  accountPurged: `${risc}/account-purged`,
} as const

/** All of them. */
export const signals: readonly string[] = Object.values(signalNames)

/** What a receiver sends to itself through us, to see that events arrive. */
export const verification = 'https://schemas.openid.net/secevent/ssf/event-type/verification'

type Change = 'create' | 'update' | 'revoke' | 'delete'
type Claims = Readonly<Record<string, string>>

/** CAEP §3.2 has no word for a passkey that may lie anywhere, for codes, or for an eID. */
const credentials: Readonly<Record<string, readonly [type: string, change: Change]>> = {
  'password-chosen': ['password', 'create'],
  'password-changed': ['password', 'update'],
  'password-reset': ['password', 'update'],
  'device-added': ['app', 'create'],
  'device-replaced': ['app', 'update'],
  'device-removed': ['app', 'delete'],
  'device-locked': ['app', 'revoke'],
  'pin-changed': ['pin', 'update'],
  'pin-reset': ['pin', 'update'],
  'passkey-added': ['fido2-roaming', 'create'],
  'passkey-removed': ['fido2-roaming', 'delete'],
  'phone-added': ['phone-sms', 'create'],
  'phone-removed': ['phone-sms', 'delete'],
  'token-added': ['otp-token', 'create'],
  'token-removed': ['otp-token', 'delete'],
  'eid-linked': ['eid', 'create'],
  'eid-unlinked': ['eid', 'delete'],
  'recovery-codes-made': ['recovery-codes', 'update'],
}

const disabled = { [signalNames.sessionRevoked]: {}, [signalNames.accountDisabled]: {} }
const states: Readonly<Record<string, Readonly<Record<string, Claims>>>> = {
  'sessions-ended': { [signalNames.sessionRevoked]: {} },
  'factors-reset': { [signalNames.sessionRevoked]: {} },
  'account-locked': disabled,
  'account-unlocked': { [signalNames.accountEnabled]: {} },
  'account-deleted': { [signalNames.sessionRevoked]: {}, [signalNames.accountPurged]: {} },
  'not-me-reported': { [signalNames.sessionRevoked]: {} },
}

/**
 * What a line of the activity log is in Shared Signals: events with their own claims, none where it is
 * nobody else's business. Each travels in a token of its own.
 *
 * @see https://openid.net/specs/openid-caep-1_0.html
 */
export function signalsOf({ kind }: Pick<AccountEvent, 'kind'>): Readonly<Record<string, Claims>> {
  const credential = credentials[kind]
  if (credential === undefined) return states[kind] ?? {}
  const [type, change] = credential
  // Whoever chooses another password ends the sessions of whoever had the former one.
  const ended = kind === 'password-changed' || kind === 'password-reset' ? { [signalNames.sessionRevoked]: {} } : {}
  return { [signalNames.credentialChange]: { credential_type: type, change_type: change }, ...ended }
}
