import { withSecretFiles } from '@laissez-passer/server/node/secret-files'
import { aboutOthers } from '@laissez-passer/server/settings'
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
  const rest = readSettings(read.environment, options)
  if (read.ok) return rest
  const lines = rest.ok ? [] : aboutOthers(rest.line.split('\n'), read.unread)
  return { ok: false, line: [read.line, ...lines].join('\n') }
}
