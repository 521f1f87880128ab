import { administrationActions } from '@laissez-passer/core/administration'
import { type ProviderSettings, settingNames } from '@laissez-passer/core/context'
import { accepts, optional, optionFaults, type OptionRule, type OptionRules } from '@laissez-passer/core/options'
import type { AuditOptions } from './audit.ts'
import type { MetricsOptions } from './meters.ts'
import type { ProviderParts } from './provider-options.ts'

const isObject = (given: unknown): given is object => typeof given === 'object' && given !== null
const object = (accepted: string): OptionRule => ({ takes: isObject, accepted })
const list = (each: string): OptionRule => accepts.list(object(each))
const texts = accepts.list(accepts.text('a text'))

type OwnOptions = Omit<ProviderParts, keyof ProviderSettings>

/** Options that aren't settings of core. Those that must be there are missed elsewhere, with an example. */
const rules: OptionRules<OwnOptions> = {
  administration: optional({
    takes: (given) => typeof given === 'boolean' || isObject(given),
    accepted: 'true, false or { fourEyes }',
  }),
  assets: optional(object('assets, such as pageAssets')),
  audit: optional(object('how the audit log is kept')),
  country: optional(accepts.made),
  countryHeader: optional(accepts.text('the name of a header')),
  explain: optional(accepts.flag),
  facts: optional(accepts.made),
  log: optional({ ...accepts.made, accepted: 'a function, such as jsonLog(…)' }),
  mail: optional(accepts.having('a transport such as smtp(…)', 'send')),
  mailbox: optional(accepts.flag),
  methods: optional({ takes: Array.isArray, accepted: 'a list of methods, such as [password()]' }),
  metrics: optional(object('{ registry, token }')),
  pages: optional(object('pages(…)')),
  peer: optional(accepts.made),
  push: optional(object('{ transport, key }')),
  runtime: optional(object('a runtime such as node(…)')),
  scim: optional(list('a directory')),
  serviceNetworks: optional(texts),
  services: optional(list('a service')),
  // What awaits to be one has none of it yet.
  store: optional(accepts.having('a store such as await sqlite(…)', 'whenQueued', 'ping')),
  trace: optional(accepts.made),
  trustedProxies: optional(texts),
  webhooks: optional(list('a webhook')),
  words: optional({
    takes: (given) => typeof given === 'function' || isObject(given),
    accepted: 'sentences by language and key, or a function',
  }),
}

const auditRules: OptionRules<AuditOptions> = {
  keepDays: optional(accepts.over(0, 'days')),
  write: optional(accepts.made),
}

const metricsRules: OptionRules<MetricsOptions> = {
  registry: accepts.having('what metricsRegistry() makes', 'counter', 'gauge', 'histogram'),
  token: { takes: (given) => given === null || accepts.text('').takes(given), accepted: 'a text, or null' },
}

const pushRules: OptionRules<NonNullable<ProviderParts['push']>> = {
  transport: accepts.having('a transport such as webPush(…)', 'send'),
  key: accepts.text('the application server key, base64url'),
}

const administrationRules: OptionRules<Exclude<NonNullable<ProviderParts['administration']>, boolean>> = {
  fourEyes: optional(accepts.list(accepts.oneOf(...administrationActions))),
}

export const ownNames: readonly string[] = Object.keys(rules)

/** What would be read in one place and passed over in another: getters of a class, too. */
export function inherited(options: object): readonly string[] {
  const own = Object.keys(options)
  return [...ownNames, ...settingNames]
    .filter((name) => name in options && !own.includes(name))
    .map((name) => `${name} is inherited, and must be the options’ own, such as { ...shared, ${name}: … }`)
}

/** What is of the wrong kind, and what is wrong within. */
export function kindFaults(options: ProviderParts): readonly string[] {
  const own = Object.fromEntries(Object.entries(options).filter(([name]) => ownNames.includes(name)))
  const { administration, audit, methods, metrics, push } = options
  return [
    ...optionFaults<Partial<OwnOptions>>('', own, rules),
    ...(isObject(administration) ? optionFaults('administration.', administration, administrationRules) : []),
    ...(Array.isArray(methods) ? methodFaults(methods) : []),
    ...(isObject(audit) ? optionFaults('audit.', audit, auditRules) : []),
    ...(isObject(metrics) ? optionFaults('metrics.', metrics, metricsRules) : []),
    ...(isObject(push) ? optionFaults('push.', push, pushRules) : []),
  ]
}

/** What is no method: mostly what makes one, which nobody called. */
function methodFaults(methods: readonly unknown[]): readonly string[] {
  return methods.flatMap((given, at) => {
    const wrong = [given].flat().find((each) => !isObject(each) || !isObject(Reflect.get(each, 'method')))
    if (wrong === undefined) return []
    return typeof wrong === 'function'
      ? [`methods.${at} is what makes a method: call it, such as password()`]
      : [`methods.${at} must be a method that was made, such as password()`]
  })
}
