import type { Context as UseCaseContext, Destination, ProviderSettings } from '@laissez-passer/core/context'
import { providerSettings } from '@laissez-passer/core/context'
import { LaissezPasserError } from '@laissez-passer/core/errors'
import { eulogin2025 } from '@laissez-passer/core/password'
import type { Runtime, Store } from '@laissez-passer/core/ports'
import type { VerificationMethod } from '@laissez-passer/core/sign-in/method'
import { describeAuthorize } from '@laissez-passer/federation/oidc'
import { parseServices, type Service, type ServiceInput } from '@laissez-passer/federation/services'
import type { Pages } from '@laissez-passer/pages/types'
import { application } from './application.ts'
import { noAssets, type Assets } from './assets.ts'
import { jsonLog, type Log } from './log.ts'

/** What an identity provider is made of. */
export interface ProviderOptions extends Partial<Omit<ProviderSettings, 'origin'>> {
  /** Its own origin, e.g. `https://id.example.eu`: every link starts with it, whatever a request's Host says. */
  readonly origin: string
  readonly store: Store
  readonly runtime: Runtime
  /** How mail travels. */
  readonly mail: Transport
  /** Verification methods, in the order in which pages offer them. */
  readonly methods: readonly VerificationMethod[]
  /** Registered relying parties, as in `services.json`. */
  readonly services?: readonly ServiceInput[]
  readonly pages: Pages
  /** Style sheet, scripts and fonts of the pages. Default: none. */
  readonly assets?: Assets
  /** Where a request comes from; see {@link ClientAddressOptions}. Default: unknown. */
  readonly peer?: (request: Request, env: unknown) => string | null
  /** Networks of our own proxies, whose `X-Forwarded-For` is believed. Default: none. */
  readonly trustedProxies?: readonly string[]
  /** Show the development mailbox at `/dev/mailbox`. Only on a loopback origin. Default: false. */
  readonly mailbox?: boolean
  /** Takes log events. Default: JSON lines on the console, from `info`. */
  readonly log?: Log
}
