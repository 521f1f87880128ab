import { nearestName } from '@laissez-passer/core/typed'
import { withSecretFiles } from '@laissez-passer/server/node/secret-files'
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
  if (!secret.ok) return secret
  const mistyped = Object.entries(secret.environment)
    .filter(([name, value]) => value && name.startsWith('PORTAL_') && !ownSettings.has(name))
    .map(([name]) => lineOf(name))
  const read = readSettings(secret.environment)
  if (mistyped.length === 0) return read
  return { ok: false, line: [...mistyped, ...(read.ok ? [] : [read.line])].join('\n') }
}

function lineOf(name: string): string {
  const meant = nearestName(name, ownSettings)
  return `${name} isn’t a setting.${meant === null ? '' : ` Did you mean ${meant}?`}`
}
