import { nearestName } from '@laissez-passer/core/typed'
import { withSecretFiles } from '@laissez-passer/server/node/secret-files'
import { aboutOthers, nearSettings } from '@laissez-passer/server/settings'
import { readSettings, type SettingsResult } from './settings.ts'

/** Each may lie in a file. */
export const secretSettings = [
  'PORTAL_CLIENT_SECRET',
  'PORTAL_SECRET_KEY',
  'PORTAL_DATABASE_URL',
  'PORTAL_DATABASE_DIRECT_URL',
]

/** All that begin as the portal's alone do. */
const ownSettings: ReadonlySet<string> = new Set([
  ...secretSettings,
  'PORTAL_ORIGIN',
  'PORTAL_PORT',
  'PORTAL_SEAL_KEY_FILE',
  'PORTAL_SEAL_CERTIFICATE_FILE',
  'PORTAL_TIMESTAMP_URL',
  'PORTAL_TRUSTED_ISSUERS_FILE',
  'PORTAL_INSTITUTIONS_FILE',
  'PORTAL_DOCS_URL',
  'PORTAL_LINKS_FILE',
  'PORTAL_SUGGESTIONS_FILE',
  'PORTAL_ESCO_URL',
])

/**
 * Reads the settings on Node, where secrets may lie in files. A name that begins as ours do and is none was
 * mistyped, and is refused: what it was to say would be passed over.
 *
 * @param env - variables by name, for instance `process.env`
 */
export function readNodeSettings(env: Readonly<Record<string, string | undefined>>): SettingsResult {
  const secret = withSecretFiles(env, secretSettings)
  const read = readSettings(secret.environment)
  const unread = secret.ok ? [] : secret.unread
  const lines = read.ok ? [] : aboutOthers(read.line.split('\n'), unread)
  const all = [...mistyped(secret.environment), ...(secret.ok ? [] : [secret.line]), ...lines]
  return read.ok && all.length === 0 ? read : { ok: false, line: all.join('\n') }
}

/** What the portal shares with other apps. */
const sharedSettings: readonly string[] = [
  'BRAND_FOLDER',
  'DATABASE_CONNECTIONS',
  'DATA_DIR',
  'DRAIN_SECONDS',
  'LISTEN_ADDRESS',
  'LOGIN_BASE',
  'LOGIN_ORIGIN',
  'LOG_LEVEL',
  'SUPPORT_EMAIL',
  'SUPPORT_URL',
  'TRUSTED_PROXIES',
]

/** All names that it reads. */
export const settingNames: readonly string[] = [...ownSettings, ...sharedSettings]

/**
 * What an environment has that was probably meant as a setting, a line each: names that begin as ours alone
 * do are refused, others may be another program's.
 */
export function nearNames(env: Readonly<Record<string, string | undefined>>): readonly string[] {
  const files = secretSettings.map((name) => `${name}_FILE`)
  return nearSettings(env, [...settingNames, ...files]).filter((line) => !line.startsWith('PORTAL_'))
}

/** Names that begin as ours alone do and are none of ours, a line each. */
export function mistyped(env: Readonly<Record<string, string | undefined>>): readonly string[] {
  return Object.entries(env)
    .filter(([name, value]) => value && name.startsWith('PORTAL_') && !ownSettings.has(name))
    .map(([name]) => lineOf(name))
}

function lineOf(name: string): string {
  const meant = nearestName(name, ownSettings)
  return `${name} isn’t a setting.${meant === null ? '' : ` Did you mean ${meant}?`}`
}
