import { addresses, defaultBase } from '../addresses/index.ts'
import { LaissezPasserError } from '../errors.ts'
import { settingFaults } from './faults.ts'
import type { ProviderSettings } from './provider-settings.ts'

const hour = 3600

/**
 * Settings with every default filled in.
 *
 * @param given `origin`, `name` and `passwordPolicy` are needed; the rest has defaults: base `/cas`, captcha
 * `auto`, sessions 12 h and 1 h idle, links 24 h and 1 h, 15 minutes for a sign-in, two transfer digits, at
 * most 5 devices, no client that registers itself.
 * @returns the settings.
 * @throws LaissezPasserError `invalid-settings` with a line for each invalid setting.
 */
export function providerSettings(
  given: Pick<ProviderSettings, 'origin' | 'name' | 'passwordPolicy'> & Partial<Omit<ProviderSettings, 'addresses'>>,
): ProviderSettings {
  const base = given.base ?? defaultBase
  const settings: Omit<ProviderSettings, 'addresses'> = {
    languages: ['en'],
    isCommonPassword: null,
    isBreachedPassword: null,
    captcha: 'auto',
    sessionSeconds: 12 * hour,
    // A wrong one is said of `sessionSeconds` alone.
    idleSeconds:
      given.sessionSeconds !== undefined && given.sessionSeconds > 0 ? Math.min(hour, given.sessionSeconds) : hour,
    signInSeconds: hour / 4,
    registrationLinkSeconds: 24 * hour,
    resetLinkSeconds: hour,
    emailChangeLinkSeconds: 24 * hour,
    factorRemovalSeconds: 72 * hour,
    accountDeletionSeconds: 14 * 24 * hour,
    newCountryDays: 90,
    authenticatorOrigin: null,
    pushTransferDigits: 2,
    screenLock: 'required',
    smsRetiredAt: null,
    smsCountries: null,
    assuranceByDomain: {},
    clientRegistration: 'off',
    maxDevices: 5,
    ...given,
    base,
  }
  const faults = settingFaults(settings)
  if (faults.length > 0) throw new LaissezPasserError('invalid-settings', faults.join('\n'))
  return { ...settings, addresses: addresses(base) }
}
