import type { AdministrationAction } from '@laissez-passer/core/administration'
import type { MethodView, ProviderSettings } from '@laissez-passer/core/context'
import type { Runtime, Store } from '@laissez-passer/core/ports'
import type { MailKey } from '@laissez-passer/delivery/templates'
import type { MailTransport, PushTransport, RenderMessage } from '@laissez-passer/delivery/transport'
import type { Webhook } from '@laissez-passer/federation/events'
import type { ScimClient } from '@laissez-passer/federation/scim'
import type { ServiceInput } from '@laissez-passer/federation/services'
import type { Wording } from '@laissez-passer/i18n/wording'
import type { Pages } from '@laissez-passer/pages/types'
import type { Log } from '@laissez-passer/server/log'
import type { Trace } from '@laissez-passer/server/tracing'
import type { Assets } from './assets.ts'
import type { AuditOptions } from './audit.ts'
import type { Face } from './composition.ts'
import type { MetricsOptions } from './meters.ts'

/**
 * What an identity provider is made of. `Method`: the names of its methods, as far as types know them.
 *
 * @see ProviderParts for what each option is, and ProviderTogether for what needs another of them
 */
export type ProviderOptions<Method extends string = string> = ProviderParts<Method> & ProviderTogether<NoInfer<Method>>

/**
 * Each part by itself. Settings of core that aren't given have core's defaults.
 */
export interface ProviderParts<Method extends string = string>
  extends Partial<Omit<ProviderSettings, 'origin' | 'addresses' | 'name'>> {
  /**
   * Its own origin, e.g. `https://id.example.eu`: every link starts with it, whatever a request's Host says.
   */
  readonly origin: string
  readonly store: Store
  readonly runtime: Runtime
  /**
   * Verification methods with all that people see of them, in the order in which pages offer them: those of
   * `methods/…`, and values of your own. What stands here is all that the provider knows of methods.
   */
  readonly methods: readonly (FaceOf<Method> | readonly FaceOf<Method>[])[]
  /** Registered relying parties, as in `services.json`. Default: none. */
  readonly services?: readonly ServiceInput<NoInfer<Method>>[]
  /**
   * Programs of the operator's that are told what happens to accounts, each by a signed request. Default:
   * none.
   */
  readonly webhooks?: readonly Webhook[]
  /** Organisations whose directories manage their people's accounts by SCIM 2.0. Default: none. */
  readonly scim?: readonly ScimClient[]
  /** What people see; its `name` is the provider's, wherever that is said. */
  readonly pages: Pages
  /**
   * Style sheet, scripts and fonts of the pages. Default: `pageAssets` of `pages/assets`, which need no
   * folder.
   */
  readonly assets?: Assets
  /**
   * Address of the peer that sent a request, as the runtime knows it; null where there is none. Default:
   * always null.
   */
  readonly peer?: (request: Request, env: unknown) => string | null
  /**
   * Country of a request (ISO 3166-1, two letters), as the runtime knows it. Default: always null, and nobody
   * is told of new countries.
   */
  readonly country?: (request: Request, env: unknown) => string | null
  /** Header in which our own proxies say the country; believed from `trustedProxies` alone. Default: none. */
  readonly countryHeader?: string
  /** Addresses and networks of our own proxies, whose `X-Forwarded-For` is believed. Default: none. */
  readonly trustedProxies?: readonly string[]
  /** Show the development mailbox at `/dev/mailbox`; on a loopback origin alone. Default: false. */
  readonly mailbox?: boolean
  /**
   * Pages for accounts that are administrators, at `<base>/admin`; one of the methods must reach HIGH.
   * `fourEyes`: what takes two of them; default: `usualFourEyes`. Default: false.
   */
  readonly administration?: boolean | { readonly fourEyes?: readonly AdministrationAction[] }
  /**
   * What administrators read of this process beside its health, by name: `version`, `runtime`, `hashes`
   * (passwords that are being hashed or wait for it) have words, others are shown by their names. Default:
   * nothing.
   */
  readonly facts?: () => Readonly<Record<string, string | number>>
  /** How mail travels. */
  readonly mail: MailTransport
  /**
   * How pushes travel, with the application server key (RFC 8292, base64url) that apps subscribe with.
   * Default: no pushes; apps poll.
   */
  readonly push?: { readonly transport: PushTransport; readonly key: string }
  /**
   * Words of mails and text messages: sentences of one's own over delivery's, by language and key; or a
   * function that writes whole messages. Default: delivery's.
   */
  readonly words?: Wording<MailKey> | RenderMessage
  /**
   * Private networks in which registered services may stand, in CIDR notation: requests to others go to the
   * public internet alone otherwise. Default: none.
   */
  readonly serviceNetworks?: readonly string[]
  /** How the audit log is kept. Default: for good. */
  readonly audit?: AuditOptions
  /** Metrics, and who reads them at `/metrics`. Default: none are counted. */
  readonly metrics?: MetricsOptions
  /** Follows requests, operations of the store and requests to others. Default: nobody does. */
  readonly trace?: Trace
  /**
   * Tells whoever develops a service what is wrong with its request: on the page, and in `error_description`,
   * with what came and what is registered. Never where strangers come. Default: on a loopback origin alone.
   */
  readonly explain?: boolean
  /** Takes log events. Default: JSON lines on the console, from `info`. */
  readonly log?: Log
}

/**
 * What options say that do something only beside others: `countryHeader` is believed from `trustedProxies`
 * alone, `smsCountries` and `smsRetiredAt` are of the method `sms`. Alone they don't compile; they are
 * refused at the start as well. `Method`: the names of the methods; a `string` leaves all open.
 */
export type ProviderTogether<Method extends string> = (
  | { readonly countryHeader?: undefined }
  | { readonly countryHeader: string; readonly trustedProxies: readonly string[] }
) &
  ('sms' extends Method
    ? unknown
    : {
        readonly smsCountries?: Needs<'sms() in methods'> | null
        readonly smsRetiredAt?: Needs<'sms() in methods'> | null
      })

declare const needs: unique symbol

/** What no value is; it stands in what the compiler says of an option that does nothing without `What`. */
interface Needs<What extends string> {
  readonly [needs]: What
}

type FaceOf<Name extends string> = Face<MethodView, string, Name>
