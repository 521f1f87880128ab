import { defaultBase, isBase } from '@laissez-passer/core/addresses'
import { isNetwork } from '@laissez-passer/server/network'
import { drainIn, hostnameIn, portIn, wrongSetting } from '@laissez-passer/server/process-settings'
import {
  areKeys,
  isLoopback,
  isMailAddress,
  isPath,
  isPostgresUrl,
  isSecret,
  mostConnections,
  portOf,
  readAll,
  readConnections,
  readList,
  readOrigin,
  secretAccepted,
  SettingFault,
  trimmed,
} from '@laissez-passer/server/settings'

/** What the server is told by its environment. */
export interface Settings {
  /** The portal's own origin. */
  readonly origin: string
  readonly port: number
  /** Address to listen on; undefined: every interface. */
  readonly hostname: string | undefined
  /** EU Login's address: origin and base. */
  readonly login: string
  /** Folder of the data; relative ones count from the working directory. */
  readonly dataDir: string
  /** The secret EU Login knows this client by; null: the one in the data folder. */
  readonly clientSecret: string | null
  /**
   * Keys of links to what people share: their tokens are sealed by it, their passwords peppered; null: the
   * one in the data folder. Several, separated by commas, while one is being replaced.
   */
  readonly secretKey: string | null
  /** Folder of what makes the portal an organisation's own; null: Europass' looks and words. */
  readonly brandFolder: string | null
  /** Where PostgreSQL keeps the data; null: SQLite in the data folder. */
  readonly databaseUrl: string | null
  /** The server itself, where the other address is a pooler's; null: the same address. */
  readonly databaseDirectUrl: string | null
  /** Connections to PostgreSQL at most; null: ten. */
  readonly databaseConnections: number | null
  /** For how long it still answers when it is told to stop, in seconds. */
  readonly drainSeconds: number
  /** Addresses and networks that may name the address they forward for. */
  readonly trustedProxies: readonly string[]
  /** The private key that credentials are sealed with; null: one for trying, in the data folder. */
  readonly sealKeyFile: string | null
  /** Its certificate, and those that lead to its root. */
  readonly sealCertificateFile: string | null
  /** Where a timestamp service of RFC 3161 answers; null: seals have none. */
  readonly timestampUrl: string | null
  /** Certificates of issuers whose seals are known here; null: none but the operator's own. */
  readonly trustedIssuersFile: string | null
  /** Which institutions there are and who speaks for them; null: nobody closes or seals in their name. */
  readonly institutionsFile: string | null
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent'
  /** Whom people may write to; null: pages name no address. */
  readonly supportEmail: string | null
  /** The operator’s own page for help; null: pages name none. */
  readonly supportUrl: string | null
  /** Where the documentation is; null: pages name it without a link. */
  readonly docsUrl: string | null
  /** What the pages about learning and working lead on to; null: our list. */
  readonly linksFile: string | null
  /** What occupation and skill fields suggest; null: our table. */
  readonly suggestionsFile: string | null
  /** The address of an ESCO service that is asked as well; null: nobody is. */
  readonly escoUrl: string | null
}

/** The settings, or a line for each that is wrong: which, why, and what is accepted. */
export type SettingsResult =
  | { readonly ok: true; readonly settings: Settings }
  | { readonly ok: false; readonly line: string }

const logLevels = ['debug', 'info', 'warn', 'error', 'silent'] as const

/**
 * Reads the settings; what is absent has a default, all that is wrong is told.
 *
 * @param environment - variables by name, for instance `process.env`
 */
export function readSettings(environment: Readonly<Record<string, string | undefined>>): SettingsResult {
  const env = trimmed(environment)
  const pathOf = (name: string) => () => pathIn(name, env[name] || null)
  const origin = () => originIn('PORTAL_ORIGIN', env['PORTAL_ORIGIN'] || 'http://localhost:4001')
  const read = readAll({
    dataDir: pathOf('DATA_DIR'),
    brandFolder: pathOf('BRAND_FOLDER'),
    trustedIssuersFile: pathOf('PORTAL_TRUSTED_ISSUERS_FILE'),
    institutionsFile: pathOf('PORTAL_INSTITUTIONS_FILE'),
    linksFile: pathOf('PORTAL_LINKS_FILE'),
    suggestionsFile: pathOf('PORTAL_SUGGESTIONS_FILE'),
    origin,
    port: () => (env['PORTAL_PORT'] ? portIn('PORTAL_PORT', env['PORTAL_PORT']) : null),
    loginOrigin: () => originIn('LOGIN_ORIGIN', env['LOGIN_ORIGIN'] || 'http://localhost:4000'),
    base: () => baseIn(env['LOGIN_BASE'] || defaultBase),
    clientSecret: () => secretIn(env['PORTAL_CLIENT_SECRET'] || null),
    secretKey: () => secretKeyIn(env['PORTAL_SECRET_KEY'] || null),
    databaseUrl: () => databaseIn(env['PORTAL_DATABASE_URL'] || null),
    databaseDirectUrl: () => directIn(env['PORTAL_DATABASE_DIRECT_URL'] || null, env['PORTAL_DATABASE_URL'] || null),
    databaseConnections: () => connectionsIn(env['DATABASE_CONNECTIONS'] || null),
    trustedProxies: () => proxiesIn(env['TRUSTED_PROXIES'] ?? ''),
    seal: () => sealIn(env['PORTAL_SEAL_KEY_FILE'] || null, env['PORTAL_SEAL_CERTIFICATE_FILE'] || null),
    timestampUrl: () => timestampIn(env['PORTAL_TIMESTAMP_URL'] || null),
    drainSeconds: () => drainIn(env['DRAIN_SECONDS'], origin),
    hostname: () => hostnameIn(env['LISTEN_ADDRESS'], origin()),
    logLevel: () => levelIn(env['LOG_LEVEL'] || 'info'),
    supportEmail: () => mailIn(env['SUPPORT_EMAIL'] || null),
    supportUrl: () => pageIn('SUPPORT_URL', env['SUPPORT_URL'] || null),
    docsUrl: () => pageIn('PORTAL_DOCS_URL', env['PORTAL_DOCS_URL'] || null),
    escoUrl: () => pageIn('PORTAL_ESCO_URL', env['PORTAL_ESCO_URL'] || null),
  })
  if (!read.ok) return read
  const { base, loginOrigin, seal, ...settings } = read.values
  return {
    ok: true,
    settings: {
      ...settings,
      ...seal,
      port: settings.port ?? portOf(settings.origin),
      login: loginOrigin + base,
      dataDir: settings.dataDir ?? './data',
    },
  }
}

const wrong = (name: string, value: string, why: string, accepted: string): SettingFault =>
  wrongSetting(name, value, { why, accepted })

/** The line that refuses a database; its address holds a password and isn't repeated. */
export const wrongDatabase = (why: string): string => `PORTAL_DATABASE_URL can’t be used: ${why}.`

function pathIn(name: string, given: string | null): string | null {
  if (given === null || isPath(given)) return given
  throw wrong(name, given, 'is no path', 'a path without ~ and quotation marks')
}

function originIn(name: string, given: string): string {
  const read = readOrigin(given)
  if (read.ok) return read.origin
  const accepted =
    'scheme, host and port only, such as https://europass.example.eu or, on this machine alone, http://localhost:4001'
  throw wrong(name, given, read.fault, accepted)
}

function proxiesIn(given: string): readonly string[] {
  const list = readList(given)
  const bad = list.find((one) => !isNetwork(one))
  const accepted = 'addresses or networks like 10.0.0.0/8, comma-separated'
  if (bad !== undefined) throw wrong('TRUSTED_PROXIES', bad, 'is no address or network', accepted)
  return list
}

function baseIn(base: string): string {
  if (!isBase(base)) throw wrong('LOGIN_BASE', base, 'is no path of lower-case segments', 'a path such as /cas')
  return base
}

/** It isn't repeated. */
function secretIn(secret: string | null): string | null {
  if (secret === null || isSecret(secret)) return secret
  throw new SettingFault(
    `PORTAL_CLIENT_SECRET can’t be used: it is too short to be a secret. Accepted: ${secretAccepted}.`,
  )
}

/** It isn't repeated. */
function secretKeyIn(keys: string | null): string | null {
  if (keys === null || areKeys(keys)) return keys
  throw new SettingFault(
    `PORTAL_SECRET_KEY can’t be used: a key is too short, or there twice. Accepted: ${secretAccepted}; several, comma-separated, the new one first.`,
  )
}

const databases = 'postgres://user:password@host/database with one host; unset, SQLite in DATA_DIR.'

function databaseIn(url: string | null): string | null {
  if (url !== null && !isPostgresUrl(url))
    throw new SettingFault(`${wrongDatabase('it is no such address')} Accepted: ${databases}`)
  return url
}

/** It isn't repeated. */
function directIn(direct: string | null, url: string | null): string | null {
  if (direct === null || (url !== null && isPostgresUrl(direct))) return direct
  throw new SettingFault(
    url === null
      ? 'PORTAL_DATABASE_DIRECT_URL does nothing without PORTAL_DATABASE_URL: set that, or leave it out.'
      : 'PORTAL_DATABASE_DIRECT_URL can’t be used: it is no such address. Accepted: postgres://user:password@host/database, the server itself where PORTAL_DATABASE_URL names a pooler; unset, PORTAL_DATABASE_URL.',
  )
}

function connectionsIn(given: string | null): number | null {
  if (given === null) return null
  const count = readConnections(given)
  if (count !== null) return count
  throw wrong('DATABASE_CONNECTIONS', given, 'is no such number', `a whole number from 1 to ${mostConnections}`)
}

/** Nothing that a `mailto:` link would read as more than an address. */
function mailIn(given: string | null): string | null {
  if (given === null || isMailAddress(given)) return given
  throw wrong('SUPPORT_EMAIL', given, 'is no such address', 'an address like help@example.eu; unset, pages name none')
}

function pageIn(name: string, given: string | null): string | null {
  if (given === null) return null
  const url = URL.parse(given)
  const safe = url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback(url.origin))
  if (url && safe && !url.username && !url.password) return given
  throw wrong(name, given, 'is no such address', 'an https address; http only on this machine')
}

function levelIn(given: string): Settings['logLevel'] {
  const level = logLevels.find((one) => one === given)
  if (level === undefined) throw wrong('LOG_LEVEL', given, 'is not a level', logLevels.join(', '))
  return level
}

/** A key says nothing without its certificate, nor a certificate without its key. */
function sealIn(
  sealKeyFile: string | null,
  sealCertificateFile: string | null,
): Pick<Settings, 'sealKeyFile' | 'sealCertificateFile'> {
  if ((sealKeyFile === null) === (sealCertificateFile === null)) return { sealKeyFile, sealCertificateFile }
  const [has, lacks] = sealKeyFile === null ? ['CERTIFICATE', 'KEY'] : ['KEY', 'CERTIFICATE']
  throw new SettingFault(
    `PORTAL_SEAL_${has}_FILE can’t be used: PORTAL_SEAL_${lacks}_FILE isn’t set. Accepted: both, or neither for a seal that is for trying.`,
  )
}

/** Timestamps are signed, so that http does; what else it could hold isn't repeated. */
function timestampIn(url: string | null): string | null {
  if (url === null) return null
  const read = URL.canParse(url) ? new URL(url) : null
  if (read && (read.protocol === 'https:' || read.protocol === 'http:') && read.username === '') return read.href
  throw new SettingFault(
    'PORTAL_TIMESTAMP_URL can’t be used: it is no address of a web server. Accepted: https://… or http://…, without a user and password.',
  )
}
