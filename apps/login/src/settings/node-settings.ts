import { withSecretFiles } from '@laissez-passer/server/node/secret-files'
import { readSettings, secretSettings } from './settings.ts'

/**
 * Reads the settings on Node, where secrets may lie in files.
 *
 * @param environment e.g. `process.env`
 * @param options as for {@link readSettings}
 * @returns the settings, or a line for each that is wrong
 */
export function readNodeSettings(
  environment: Readonly<Record<string, string | undefined>>,
  options: Parameters<typeof readSettings>[1] = {},
): ReturnType<typeof readSettings> {
  const read = withSecretFiles(environment, secretSettings)
  return read.ok ? readSettings(read.environment, options) : read
}
