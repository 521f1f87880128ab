import { defaultBase, isBase } from '@laissez-passer/core/addresses'
import { drainIn, hostnameIn, portIn, wrongSetting } from '@laissez-passer/server/process-settings'
import { isPath, nearSettings, portOf, readAll, readOrigin, trimmed } from '@laissez-passer/server/settings'

/** What the server is told by its environment. */
export interface Settings {
  /** The app's own origin. */
  readonly origin: string
  /** Port to listen on. */
  readonly port: number
  /** Address to listen on; undefined: every interface. */
  readonly hostname: string | undefined
  /** The only identity provider that the app trusts. */
  readonly issuer: string
  /** What that provider's addresses start with. */
  readonly base: string
  /** Folder of what makes the app an organisation's own; null: EU Login's looks and words. */
  readonly brandFolder: string | null
  /** For how long it still answers when it is told to stop, in seconds. */
  readonly drainSeconds: number
  /** Whether a line on stdout says that it started: `LOG_LEVEL` is `info`, the default, or `debug`. */
  readonly saysStart: boolean
}

/** The settings, or a line for each that is wrong: which, why, and what is accepted. */
export type SettingsResult =
  | { readonly ok: true; readonly settings: Settings }
  | { readonly ok: false; readonly message: string }

/**
 * Reads the settings; what is absent has a default, all that is wrong is told.
 *
 * @param environment variables by name, for instance `process.env`
 */
export function readSettings(environment: Readonly<Record<string, string | undefined>>): SettingsResult {
  const env = trimmed(environment)
  const origin = () => originIn('AUTHENTICATOR_ORIGIN', env.AUTHENTICATOR_ORIGIN || 'http://localhost:4002')
  const read = readAll({
    origin,
    port: () => (env.AUTHENTICATOR_PORT ? portIn('AUTHENTICATOR_PORT', env.AUTHENTICATOR_PORT) : null),
    issuer: () => originIn('LOGIN_ORIGIN', env.LOGIN_ORIGIN || 'http://localhost:4000'),
    base: () => baseIn('LOGIN_BASE', env.LOGIN_BASE || defaultBase),
    brandFolder: () => folderIn('BRAND_FOLDER', env['BRAND_FOLDER'] || null),
    drainSeconds: () => drainIn(env.DRAIN_SECONDS, origin),
    hostname: () => hostnameIn(env.LISTEN_ADDRESS, origin()),
    saysStart: () => saysStartIn(env.LOG_LEVEL || 'info'),
  })
  if (!read.ok) return { ok: false, message: read.line }
  return { ok: true, settings: { ...read.values, port: read.values.port ?? portOf(read.values.origin) } }
}

/** All there are on Node. */
export const settingNames: readonly string[] = [
  'AUTHENTICATOR_ORIGIN',
  'AUTHENTICATOR_PORT',
  'BRAND_FOLDER',
  'DRAIN_SECONDS',
  'LISTEN_ADDRESS',
  'LOGIN_BASE',
  'LOGIN_ORIGIN',
  'LOG_LEVEL',
]

/** What an environment has that was probably meant as a setting, a line each. */
export function nearNames(environment: Readonly<Record<string, string | undefined>>): readonly string[] {
  return nearSettings(environment, settingNames)
}

/** Of all levels, whether the lines of a start are told. */
const levels: Readonly<Record<string, boolean>> = { debug: true, info: true, warn: false, error: false, silent: false }

function saysStartIn(given: string): boolean {
  const says = Object.hasOwn(levels, given) ? levels[given] : undefined
  if (says !== undefined) return says
  throw wrongSetting('LOG_LEVEL', given, { why: 'is not a level', accepted: Object.keys(levels).join(', ') })
}

function originIn(name: string, given: string): string {
  const read = readOrigin(given)
  if (read.ok) return read.origin
  const accepted =
    'scheme, host and port only, such as https://id.example.eu or, on this machine alone, http://localhost:4000'
  throw wrongSetting(name, given, { why: read.fault, accepted })
}

function folderIn(name: string, given: string | null): string | null {
  if (given === null || isPath(given)) return given
  throw wrongSetting(name, given, { why: 'is no path', accepted: 'the path of a folder without ~ and quotation marks' })
}

function baseIn(name: string, given: string): string {
  if (isBase(given)) return given
  throw wrongSetting(name, given, { why: 'is no path of lower-case segments', accepted: 'a path such as /cas' })
}
