import { withSecretFiles } from '@laissez-passer/server/node/secret-files'
import { readSettings, type SettingsResult } from './settings.ts'

/** Each may lie in a file. */
export const secretSettings = [
  'PORTAL_CLIENT_SECRET',
  'PORTAL_SECRET_KEY',
  'PORTAL_DATABASE_URL',
  'PORTAL_DATABASE_DIRECT_URL',
]

/**
 * Reads the settings on Node, where secrets may lie in files.
 *
 * @param env - variables by name, for instance `process.env`
 */
export function readNodeSettings(env: Readonly<Record<string, string | undefined>>): SettingsResult {
  const read = withSecretFiles(env, secretSettings)
  return read.ok ? readSettings(read.environment) : read
}
