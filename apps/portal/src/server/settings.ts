import { isNetwork } from './proxies.ts'

/** What the server is told by its environment. */
export interface Settings {
  /** The portal's own origin. */
  readonly origin: string
  readonly port: number
  /** Origin of EU Login. */
  readonly login: string
  /** Folder of the data; relative ones count from the working directory. */
  readonly dataDir: string
  /** The secret EU Login knows this client by; null: the one in the data folder. */
  readonly clientSecret: string | null
  /** Addresses and networks that may name the address they forward for. */
  readonly trustedProxies: readonly string[]
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent'
}

/** The settings, or one line that says which is wrong, why, and what is accepted. */
export type SettingsResult =
  | { readonly ok: true; readonly settings: Settings }
  | { readonly ok: false; readonly line: string }

const logLevels = ['debug', 'info', 'warn', 'error', 'silent'] as const

/** Carries the line out of a nested reader; never leaves this file. */
class Wrong extends Error {}

/**
 * Reads the settings; what is absent has a default, what is wrong is told.
 *
 * @param env - variables by name, for instance `process.env`
 */
export function readSettings(env: Readonly<Record<string, string | undefined>>): SettingsResult {
  try {
    const origin = readOrigin('PORTAL_ORIGIN', env['PORTAL_ORIGIN'] || 'http://localhost:4001')
    const own = new URL(origin)
    const level = env['LOG_LEVEL'] || 'info'
    const logLevel = logLevels.find((one) => one === level)
    if (!logLevel) throw wrong('LOG_LEVEL', level, 'is not a level', logLevels.join(', '))
    const secret = env['PORTAL_CLIENT_SECRET'] || null
    if (secret !== null && secret.length < 32)
      throw new Wrong(
        'PORTAL_CLIENT_SECRET can’t be used: it is too short to be a secret. Accepted: 32 characters or more.',
      )
    if (env['PORTAL_DATABASE_URL']) {
      throw new Wrong(
        'PORTAL_DATABASE_URL can’t be used: the portal keeps its data in SQLite in DATA_DIR. Accepted: leave it unset.',
      )
    }
    return {
      ok: true,
      settings: {
        origin,
        port: readPort(env['PORTAL_PORT'] || own.port || (own.protocol === 'https:' ? '443' : '80')),
        login: readOrigin('LOGIN_ORIGIN', env['LOGIN_ORIGIN'] || 'http://localhost:4000'),
        dataDir: env['DATA_DIR'] || './data',
        clientSecret: secret,
        trustedProxies: readProxies(env['TRUSTED_PROXIES'] ?? ''),
        logLevel,
      },
    }
  } catch (error) {
    if (error instanceof Wrong) return { ok: false, line: error.message }
    throw error
  }
}

const wrong = (name: string, value: string, why: string, accepted: string): Wrong =>
  new Wrong(`${name}=${value} can’t be used: it ${why}. Accepted: ${accepted}.`)

function readPort(given: string): number {
  const port = /^\d{1,5}$/.test(given) ? Number(given) : 0
  if (port < 1 || port > 65_535) throw wrong('PORTAL_PORT', given, 'is not a port', 'a whole number from 1 to 65535')
  return port
}

function readOrigin(name: string, given: string): string {
  const accepted = 'scheme, host and port only, such as https://europass.example.eu or http://localhost:4001'
  const url = URL.canParse(given) ? new URL(given) : null
  if (!url || !/^https?:$/.test(url.protocol)) throw wrong(name, given, 'is not an address', accepted)
  if (given.replace(/\/$/, '') !== url.origin) throw wrong(name, given, 'holds more than an origin', accepted)
  if (url.protocol === 'http:' && !isLoopback(url.hostname))
    throw wrong(
      name,
      given,
      'is plain http on a host that is not this machine, where browsers keep no secure cookies',
      accepted,
    )
  return url.origin
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host.endsWith('.localhost') || host === '[::1]' || /^127(\.\d+){3}$/.test(host)
}

function readProxies(given: string): string[] {
  const list = given
    .split(',')
    .map((one) => one.trim())
    .filter(Boolean)
  const bad = list.find((one) => !isNetwork(one))
  if (bad)
    throw wrong(
      'TRUSTED_PROXIES',
      bad,
      'is no address or network',
      'addresses or networks like 10.0.0.0/8, comma-separated',
    )
  return list
}
