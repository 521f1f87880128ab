import { jsonLog } from '@laissez-passer/server/log'
import type { ProviderOptions } from '@laissez-passer/hono/provider'
import { breachedPasswords } from '@laissez-passer/runtime/breached-passwords'
import type { Settings } from './settings/settings.ts'

/**
 * Whether a password was stolen elsewhere, where `BREACHED_PASSWORDS_URL` says whom to ask. When nobody
 * answers, a line in the log says so.
 */
export function breached(settings: Settings): Pick<ProviderOptions, 'isBreachedPassword'> {
  const { BREACHED_PASSWORDS_URL: url, LOG_LEVEL: level } = settings
  if (url === undefined) return {}
  const log = jsonLog({ level, write: (line) => console.log(line) })
  return {
    isBreachedPassword: breachedPasswords({
      url,
      onFailure: (error) => log({ level: 'warn', event: 'breached-passwords-unknown', error }),
    }),
  }
}
