import { providerSettings, type ProviderSettings, settingNames, unknownNames } from '@laissez-passer/core/context'
import { activityKinds } from '@laissez-passer/core/audit'
import { LaissezPasserError } from '@laissez-passer/core/errors'
import { eulogin2025 } from '@laissez-passer/core/password'
import { parseWebhooks } from '@laissez-passer/federation/events'
import { parseScimClients } from '@laissez-passer/federation/scim'
import {
  parseServices,
  reachesLevel,
  type Service,
  type ServiceInput,
  unreachable,
} from '@laissez-passer/federation/services'
import { isLoopback, readOrigin } from '@laissez-passer/server/settings'
import { isNetwork } from '@laissez-passer/server/network'
import type { Pages } from '@laissez-passer/pages/types'
import type { Face } from './composition.ts'
import { faceFaults } from './methods/face-faults.ts'
import { inherited, kindFaults, ownNames } from './option-rules.ts'
import { partFaults } from './part-faults.ts'
import type { ProviderParts } from './provider-options.ts'

/** What options of a provider become once nothing about them is wrong. */
export interface CheckedOptions {
  readonly settings: ProviderSettings
  readonly faces: readonly Face[]
  readonly services: readonly Service[]
}

/** Settings of core, as options have them. */
type GivenSettings = Pick<ProviderParts, 'origin'> & Partial<Omit<ProviderSettings, 'origin' | 'addresses' | 'name'>>

/**
 * Refuses what can't be: every fault of options, settings, methods and services is told at once.
 *
 * @param given those of the options that are settings of core
 * @throws LaissezPasserError `invalid-settings` with a line for each fault: which option, why, what is
 * accepted. No secret is repeated
 */
export async function checkedOptions(options: ProviderParts, given: GivenSettings): Promise<CheckedOptions> {
  const { name }: ProviderParts & { readonly name?: unknown } = options
  const kinds = [...inherited(options), ...kindFaults(options)]
  const faces = kinds.length > 0 ? [] : (options.methods?.flat() ?? [])
  // Of another kind, the rest can't be read.
  const unreadable = kinds.length > 0 ? kinds : partFaults(options, faces)
  if (unreadable.length > 0) throw new LaissezPasserError('invalid-settings', unreadable.join('\n'))
  const app = appOf(options, faces)
  const read = readSettings({ ...given, ...app }, options.pages)
  const services = readServices(options.services ?? [], faces)
  const needed = read.settings === null ? noNeeds : await readNeeds(faces, read.settings)
  const faults = [
    ...unknownNames(options, [...ownNames, ...settingNames]),
    ...(name === undefined ? [] : ['name is said once: pages({ name })']),
    ...missingParts(options),
    ...unspoken(options),
    ...read.faults,
    ...needed.faults,
    ...faultsTogether({ ...options, ...app }, faces),
    ...networkFaults(options),
    ...untellable(options, services.services),
    ...faceFaults(faces),
    ...services.faults,
    ...outgoingFaults(options, services.services),
    ...webhookFaults(options),
    ...scimFaults(options),
  ]
  if (faults.length > 0 || !read.settings) throw new LaissezPasserError('invalid-settings', faults.join('\n'))
  if (needed.others.length > 0) throw needed.others[0]
  return { settings: read.settings, faces, services: services.services }
}

function readSettings(
  given: GivenSettings,
  pages: Pages | undefined,
): {
  readonly settings: ProviderSettings | null
  readonly faults: readonly string[]
} {
  try {
    const defaults = { passwordPolicy: eulogin2025, languages: languagesOf(pages) }
    // That pages are missing is said already.
    const name = pages?.site?.name ?? 'Example'
    return { settings: providerSettings({ ...defaults, ...given, name }), faults: [] }
  } catch (error) {
    if (!(error instanceof LaissezPasserError)) throw error
    return { settings: null, faults: [error.message] }
  }
}

/** What methods say of the settings, and what keeps them from being there at all. */
interface Needs {
  readonly faults: readonly string[]
  readonly others: readonly unknown[]
}
const noNeeds: Needs = { faults: [], others: [] }

async function readNeeds(faces: readonly Face[], settings: ProviderSettings): Promise<Needs> {
  const loaded = await Promise.allSettled(faces.map(async ({ needs }) => needs?.(settings)))
  const errors = loaded.flatMap((one): readonly unknown[] => (one.status === 'rejected' ? [one.reason] : []))
  const isFault = (error: unknown): error is LaissezPasserError =>
    error instanceof LaissezPasserError && error.code === 'invalid-settings'
  return {
    faults: errors.filter(isFault).map(({ message }) => message),
    others: errors.filter((error) => !isFault(error)),
  }
}

/** What the pages are written in; a program without types may have left them out. */
function languagesOf(pages: Pages | undefined): readonly string[] {
  return pages?.site?.languages.map(({ code }) => code) ?? ['en']
}

function readServices(
  input: readonly ServiceInput[],
  faces: readonly Face[],
): { readonly services: readonly Service[]; readonly faults: readonly string[] } {
  const parsed = parseServices(input)
  const methods = faces.map(({ method }) => method)
  // Without methods nothing can be reached: that is said once.
  const issues = parsed.ok ? (methods.length === 0 ? [] : unreachable(parsed.services, methods)) : parsed.issues
  return {
    services: parsed.ok ? parsed.services : [],
    faults: issues.map(({ path, message }) => `services${path === '' ? '' : `.${path}`} ${message}`),
  }
}

/** Where the app is, which methods say; they are put together to one origin. */
function appOf(
  { authenticatorOrigin }: ProviderParts,
  faces: readonly Face[],
): Partial<Pick<ProviderSettings, 'authenticatorOrigin'>> {
  const app = authenticatorOrigin ?? faces.find((face) => face.app !== undefined)?.app
  return app === undefined ? {} : { authenticatorOrigin: app }
}

/** A program without types may leave them out. */
function missingParts(options: ProviderParts): readonly string[] {
  const parts = { store: 'await sqlite(…)', runtime: 'node(…)', pages: 'pages(…)', mail: 'smtp(…)' }
  return Object.entries(parts).flatMap(([name, example]) =>
    typeof Reflect.get(options, name) === 'object' ? [] : [`${name} must be given, such as ${example}`],
  )
}

/** In which nobody would be spoken to. */
function unspoken({ languages = [], pages }: ProviderParts): readonly string[] {
  if (typeof pages !== 'object') return []
  if (typeof pages.site !== 'object')
    return ['pages must be made of pages(…), to replace some: { ...pages({ name }), about: myAbout }']
  const spoken = languagesOf(pages)
  return languages
    .filter((code) => !spoken.includes(code))
    .map((code) => `languages: the pages aren’t written in "${code}"; they are in ${spoken.join(', ')}`)
}

/** What is right by itself and not beside the rest. */
function faultsTogether(options: ProviderParts, faces: readonly Face[]): readonly string[] {
  const {
    administration = false,
    assuranceByDomain = {},
    authenticatorOrigin,
    countryHeader,
    mailbox = false,
    origin,
    trustedProxies = [],
  } = options
  const plain = Object.entries({ origin, authenticatorOrigin }).flatMap(([name, text]) => {
    const read = readOrigin(text ?? '')
    const isPlain = !read.ok && read.fault === 'is plain http on another machine'
    return isPlain ? [`${name} must be https: ${text} ${read.fault}, where browsers keep no cookie of ours`] : []
  })
  const elsewhere = faces.filter(({ app }) => app !== undefined && app !== authenticatorOrigin)
  const needing = faces.filter(({ appAt }) => appAt && authenticatorOrigin == null).map(({ method }) => method.name)
  return [
    ...plain,
    ...(needing.length > 0
      ? [
          `${needing.join(' and ')} must be told where the app is, such as ${camel(needing[0] ?? '')}({ app: 'https://app.example.eu' })`,
        ]
      : []),
    ...elsewhere.map(
      ({ app, method }) => `methods: ${method.name} has another app, ${app}, than ${authenticatorOrigin}; there is one`,
    ),
    ...(administration !== false && !faces.some(({ method }) => method.level === 'HIGH')
      ? ['administration needs a method that reaches HIGH, such as token(): nobody could open its pages']
      : []),
    ...(mailbox && !(URL.canParse(origin) && isLoopback(origin))
      ? ['mailbox: there is a development mailbox on a loopback origin only']
      : []),
    ...unusedOfSms(options, faces),
    ...Object.entries(assuranceByDomain).flatMap(([domain, rule]) =>
      typeof rule === 'object' && !faces.some(({ method }) => reachesLevel(method.level, rule.level))
        ? [`assuranceByDomain: ${domain} asks for ${rule.level}, which no method reaches: it would do nothing`]
        : [],
    ),
    ...(countryHeader != null && trustedProxies.length === 0
      ? ['countryHeader is believed from trustedProxies alone, and there are none']
      : []),
  ]
}

/** What is said of text messages, where none are sent. */
function unusedOfSms({ smsCountries, smsRetiredAt }: ProviderParts, faces: readonly Face[]): readonly string[] {
  if (faces.some(({ method }) => method.name === 'sms')) return []
  return Object.entries({ smsCountries, smsRetiredAt }).flatMap(([name, value]) =>
    value == null ? [] : [`${name} does nothing without the method sms: add sms() to methods, or leave it out`],
  )
}

/** Who can't ask anybody reads no keys either, and the service would never be recognised. */
function outgoingFaults({ runtime }: ProviderParts, services: readonly Service[]): readonly string[] {
  if (runtime?.outgoingBy !== undefined) return []
  return services.flatMap((service, at) =>
    service.type === 'oidc' && service.jwksUri !== undefined
      ? [`services.${at}.jwksUri can’t be read: the runtime sends no requests (outgoingBy); list the keys in jwks`]
      : [],
  )
}

function networkFaults({ serviceNetworks = [], trustedProxies = [] }: ProviderParts): readonly string[] {
  return Object.entries({ serviceNetworks, trustedProxies }).flatMap(([name, networks]) =>
    networks.flatMap((network, at) =>
      isNetwork(network) ? [] : [`${name}.${at} must be an address or a network such as 10.0.0.0/8, not "${network}"`],
    ),
  )
}

/** What services want told by a request of ours, where the runtime makes none. */
function untellable({ runtime }: ProviderParts, services: readonly Service[]): readonly string[] {
  if (runtime?.outgoingBy) return []
  return services.flatMap((service) =>
    service.type === 'oidc' && service.backchannelLogoutUri !== undefined
      ? [`services: ${service.name} has backchannelLogoutUri, and runtime.outgoingBy is missing: nobody can be told`]
      : [],
  )
}

function webhookFaults({ runtime, webhooks = [] }: ProviderParts): readonly string[] {
  const read = parseWebhooks(webhooks, { kinds: activityKinds })
  return [
    ...(read.ok ? [] : read.issues.map(({ message, path }) => `webhooks${path === '' ? '' : `.${path}`} ${message}`)),
    ...(webhooks.length > 0 && !runtime?.outgoingBy
      ? ['webhooks: runtime.outgoingBy is missing: nobody can be told']
      : []),
  ]
}

function scimFaults({ scim = [] }: ProviderParts): readonly string[] {
  const read = parseScimClients(scim)
  return read.ok ? [] : read.issues.map(({ message, path }) => `scim${path === '' ? '' : `.${path}`} ${message}`)
}

/** What makes the method of a name, as our own are called. */
function camel(name: string): string {
  return name.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase())
}
