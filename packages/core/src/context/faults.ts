import { policyFaults } from '@laissez-passer/password'
import { isBase } from '../addresses/index.ts'
import { accepts, namesIn } from '../options/index.ts'
import type { Assurance, Level } from '../ports/index.ts'
import { nearestName } from '../typed/index.ts'
import type { ProviderSettings } from './provider-settings.ts'

const whole = (least: number) => (value: unknown) => Number.isSafeInteger(value) && Number(value) >= least
/** Moments below are of the next 30,000 years in seconds, those above of ours in milliseconds. */
const millennia = 1_000_000_000_000
const oneOf =
  (...values: readonly unknown[]) =>
  (value: unknown) =>
    values.includes(value)
const assurances: readonly unknown[] = ['LOW', 'MEDIUM', 'HIGH', 'TOP'] satisfies readonly Assurance[]
const levels: readonly unknown[] = ['BASIC', 'MEDIUM', 'HIGH'] satisfies readonly Level[]
const functionOrNull = (value: unknown): boolean => value === null || typeof value === 'function'

const origin = { takes: isOrigin, accepted: 'an origin such as https://id.example.eu' }
const seconds = { takes: whole(1), accepted: 'a positive number of whole seconds' }

interface Rule {
  readonly takes: (value: unknown) => boolean
  /** Ends the sentence "must be …". */
  readonly accepted: string
  /** There are secrets in it. */
  readonly secret?: true
}

/** What every setting accepts; those that are made and not given have no rule. */
const rules: Readonly<Record<Exclude<keyof ProviderSettings, 'addresses'>, Rule>> = {
  origin,
  authenticatorOrigin: { takes: (value) => value === null || isOrigin(value), accepted: `${origin.accepted}, or null` },
  base: {
    takes: (value) => typeof value === 'string' && isBase(value),
    accepted:
      'a path such as /cas (lower-case letters, digits, inner hyphens; no slash at the end; nor /dev, /healthz, /readyz or /metrics)',
  },
  name: {
    takes: (value) => typeof value === 'string' && value.trim() !== '',
    accepted: 'what people call the provider',
  },
  languages: {
    takes: (value) => Array.isArray(value) && value.length > 0 && new Set(value).size === value.length,
    accepted: 'a list of languages, each once',
  },
  passwordPolicy: {
    takes: (value) => typeof value === 'object' && value !== null,
    accepted: 'a password policy, such as eulogin2025',
  },
  isCommonPassword: { takes: functionOrNull, accepted: 'a function, or null' },
  isBreachedPassword: { takes: functionOrNull, accepted: 'a function, or null' },
  captcha: { takes: oneOf('auto', 'picture', 'off'), accepted: 'auto, picture or off' },
  sessionSeconds: seconds,
  idleSeconds: seconds,
  signInSeconds: seconds,
  registrationLinkSeconds: seconds,
  resetLinkSeconds: seconds,
  emailChangeLinkSeconds: seconds,
  factorRemovalSeconds: seconds,
  accountDeletionSeconds: { takes: whole(0), accepted: 'whole seconds, or 0' },
  newCountryDays: { takes: whole(1), accepted: 'a positive number of whole days' },
  pushTransferDigits: { takes: oneOf(0, 2, 6), accepted: '0, 2 or 6' },
  screenLock: { takes: oneOf('required', 'preferred'), accepted: 'required or preferred' },
  smsRetiredAt: {
    takes: (value) => value === null || (whole(0)(value) && Number(value) < millennia),
    accepted: 'whole seconds since 1970, not milliseconds, or null',
  },
  smsCountries: {
    takes: (value) => value === null || (Array.isArray(value) && value.every((code) => /^[A-Z]{2}$/.test(code))),
    accepted: 'a list of countries such as BE, or null',
  },
  assuranceByDomain: {
    takes: (value) =>
      typeof value === 'object' &&
      value !== null &&
      Object.entries(value).every(
        ([domain, rule]) => /^(?:\*\.)?[^\s@*A-Z]+\.[^\s@*A-Z]+$/.test(domain) && isDomainRule(rule),
      ),
    accepted: `domains in lower case or *.domain, each with one of ${assurances.join(', ')} or { assurance, level }`,
  },
  clientRegistration: {
    takes: (value) => value === 'off' || value === 'open' || hasTokens(value),
    accepted: 'off, open, or { initialAccessTokens: […] }, each of 32 characters at least',
    secret: true,
  },
  maxDevices: { takes: whole(1), accepted: 'a positive whole number' },
}

function isDomainRule(rule: unknown): boolean {
  if (typeof rule !== 'object' || rule === null) return assurances.includes(rule)
  const { assurance, level }: { readonly assurance?: unknown; readonly level?: unknown } = rule
  return assurances.includes(assurance) && levels.includes(level)
}

function hasTokens(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || !('initialAccessTokens' in value)) return false
  const { initialAccessTokens: tokens } = value
  return Array.isArray(tokens) && tokens.length > 0 && tokens.every((each) => /^[\w.~+/-]{32,512}=*$/.test(each))
}

/** The names of all settings that can be given. */
export const settingNames: readonly string[] = Object.keys(rules)

/**
 * What is wrong in settings: each with its name, what is accepted, and what was given where no secret
 * is in it.
 *
 * @param settings with the defaults filled in.
 */
export function settingFaults(settings: Omit<ProviderSettings, 'addresses'>): readonly string[] {
  const wrong = Object.entries<Rule>(rules).flatMap(([name, { accepted, secret = false, takes }]) => {
    const value: unknown = Reflect.get(settings, name)
    return takes(value) ? [] : [`${name} must be ${accepted}, not ${shown(value, secret)}`]
  })
  const { passwordPolicy } = settings
  const ofPolicy = rules.passwordPolicy.takes(passwordPolicy) ? policyFaults(passwordPolicy, 'passwordPolicy.') : []
  const each = [...wrong, ...ofPolicy]
  // What is wrong by itself isn't compared.
  return each.length > 0 ? each : faultsTogether(settings)
}

/** What is right by itself and says nothing beside the rest. */
function faultsTogether({ idleSeconds, sessionSeconds }: Omit<ProviderSettings, 'addresses'>): readonly string[] {
  if (idleSeconds <= sessionSeconds) return []
  return [
    `idleSeconds must be ${sessionSeconds} at most, for sessionSeconds ends a session by then; not ${idleSeconds}`,
  ]
}

/**
 * The names in an object that aren't known, or are inherited: a setting that does nothing is refused.
 *
 * @param given e.g. the options of `createProvider`.
 * @param names that are known.
 */
export function unknownNames(given: object, names: readonly string[]): readonly string[] {
  return namesIn(given)
    .filter((name) => !names.includes(name))
    .map((name) => {
      const meant = nearestName(name, names)
      return meant === null ? `${name} isn’t a setting` : `${name} isn’t a setting: did you mean ${meant}?`
    })
}

function isOrigin(value: unknown): boolean {
  return typeof value === 'string' && /^https?:/.test(value) && URL.parse(value)?.origin === value
}

function shown(value: unknown, secret: boolean): string {
  if (secret && typeof value === 'string') return 'that text'
  // Some addresses have a password in them.
  if (typeof value === 'string' && /@|:\/\//.test(value)) {
    const told = accepts.origin.told(value)
    return told === null ? 'that text' : `"${told}"`
  }
  if (typeof value === 'string') return `"${value.replace(/[\p{C}\s]+/gu, ' ').slice(0, 80)}"`
  return typeof value === 'object' && value !== null ? 'that' : String(value)
}
