import type { EidScheme } from '@laissez-passer/core/ports'
import { policyNamed } from '@laissez-passer/core/password'
import { isCommonPassword } from '@laissez-passer/core/password/common'
import { mobileAppPin } from '@laissez-passer/hono/methods/mobile-app-pin'
import { mobileAppQr } from '@laissez-passer/hono/methods/mobile-app-qr'
import { passkey } from '@laissez-passer/hono/methods/passkey'
import { password } from '@laissez-passer/hono/methods/password'
import { recoveryCode } from '@laissez-passer/hono/methods/recovery-code'
import { sms } from '@laissez-passer/hono/methods/sms'
import { token, tokenApp, tokenCram } from '@laissez-passer/hono/methods/token'
import { eid } from '@laissez-passer/hono/methods/eid'
import { jsonLog } from '@laissez-passer/server/log'
import { createProvider, type Provider, type ProviderOptions } from '@laissez-passer/hono/provider'
import { pages } from '@laissez-passer/pages/pages'
import { isLoopback } from '@laissez-passer/server/settings'
import { breached } from './breached.ts'
import { type Brand, ourBrand } from './brand/brand.ts'
import type { Settings } from './settings/settings.ts'
import { textMessages } from './text-messages.ts'

/** What each runtime brings. */
export type RuntimeParts = Required<
  Pick<ProviderOptions, 'store' | 'runtime' | 'services' | 'mail' | 'assets' | 'peer' | 'mailbox'>
> &
  Pick<ProviderOptions, 'push' | 'country' | 'webhooks' | 'scim' | 'metrics' | 'trace' | 'facts'> & {
    /** The countries whose eID is taken. */
    readonly eids?: readonly EidScheme[]
    /** The organisation's own name, looks and words. Default: none. */
    readonly brand?: Brand
    /** Takes the log's lines, each without its end. Default: the console. */
    readonly write?: (line: string) => void
  }

/**
 * EU Login from its settings and what the runtime brings: the same on Node and on Workers.
 *
 * @param settings as `readSettings` gave them
 * @param parts store, keys, mail and the like
 */
export function identityProvider(
  settings: Settings,
  { brand = ourBrand, eids = [], write = (line) => console.log(line), ...parts }: RuntimeParts,
): Promise<Provider> {
  const { sender, ...texts } = textMessages(settings, parts)
  // Services come from a file: which methods they name is known when it is read.
  return createProvider<string>({
    origin: settings.LOGIN_ORIGIN,
    base: settings.LOGIN_BASE,
    methods: [
      mobileAppPin(),
      mobileAppQr(),
      passkey(),
      token(),
      tokenApp(),
      tokenCram(),
      sms({ sender }),
      password(),
      recoveryCode(),
      eid({ schemes: eids }),
    ],
    pages: pages({
      name: brand.name,
      words: brand.pageWords,
      theme: {
        ...brand.theme,
        styles: brand.styles.map((name) => `brand/${name}`),
        ...(brand.mark === null ? {} : { mark: `brand/${brand.mark}` }),
      },
      pseudo: settings.PSEUDO_LANGUAGE,
      ...(settings.SUPPORT_EMAIL === undefined ? {} : { supportEmail: settings.SUPPORT_EMAIL }),
      ...(settings.SUPPORT_URL === undefined ? {} : { supportUrl: settings.SUPPORT_URL }),
    }),
    words: brand.mailWords,
    authenticatorOrigin: settings.AUTHENTICATOR_ORIGIN,
    passwordPolicy: policyNamed(settings.PASSWORD_POLICY),
    isCommonPassword,
    ...breached(settings),
    assuranceByDomain: settings.ACCOUNT_ASSURANCE,
    clientRegistration:
      settings.CLIENT_REGISTRATION === 'token'
        ? { initialAccessTokens: settings.CLIENT_REGISTRATION_TOKENS ?? [] }
        : settings.CLIENT_REGISTRATION,
    administration: settings.ADMINISTRATION === 'on' && { fourEyes: settings.FOUR_EYES },
    factorRemovalSeconds: settings.FACTOR_REMOVAL_HOURS * 3600,
    accountDeletionSeconds: settings.ACCOUNT_DELETION_DAYS * 86_400,
    ...(settings.COUNTRY_HEADER === undefined ? {} : { countryHeader: settings.COUNTRY_HEADER }),
    captcha: settings.CAPTCHA,
    pushTransferDigits: settings.PUSH_TRANSFER_DIGITS,
    screenLock: settings.SCREEN_LOCK ?? (isLoopback(settings.LOGIN_ORIGIN) ? 'preferred' : 'required'),
    trustedProxies: settings.TRUSTED_PROXIES,
    serviceNetworks: settings.SERVICE_NETWORKS,
    log: jsonLog({ level: settings.LOG_LEVEL, write }),
    audit: { keepDays: settings.AUDIT_DAYS, ...(settings.AUDIT_LOG === 'on' ? { write: auditLines(write) } : {}) },
    ...texts,
    ...parts,
  })
}

/** A row of the audit log among the other lines: `row` is what an export has. */
function auditLines(write: (line: string) => void): (line: string) => void {
  return (line) => write(`{"time":"${new Date().toISOString()}","level":"info","event":"audit","row":${line}}`)
}
