import { nearSettings } from '@laissez-passer/server/settings'
import { ACCEPTED, secretSettings } from './settings.ts'

/**
 * What an environment has that was probably meant as a setting, a line each: names that begin as ours alone
 * do are refused, others may be another program's.
 */
export function nearNames(environment: Readonly<Record<string, string | undefined>>): readonly string[] {
  const files = [...secretSettings].map((name) => `${name}_FILE`)
  return nearSettings(environment, [...Object.keys(ACCEPTED), ...files])
}
