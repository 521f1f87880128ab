import { clockCheck } from './clock.ts'
import { cookiesCheck } from './cookies.ts'
import { databaseCheck } from './database.ts'
import type { Check, Finding, Patient } from './finding.ts'
import { keysCheck } from './keys.ts'
import { mailCheck } from './mail.ts'
import { originCheck } from './origin.ts'
import { proxiesCheck } from './proxies.ts'
import { pushCheck } from './push.ts'
import { settingsCheck } from './settings.ts'
import { versions } from './versions.ts'

/** All there are, in the order in which they are told. */
export const checks: readonly Check[] = [
  versions(),
  settingsCheck,
  keysCheck,
  databaseCheck,
  mailCheck,
  pushCheck,
  originCheck,
  proxiesCheck,
  cookiesCheck,
  clockCheck,
]

/** What one check found; what it throws is a fault. */
export async function examined({ look }: Check, patient: Patient): Promise<readonly Finding[]> {
  try {
    return await look(patient)
  } catch (error) {
    const saw = error instanceof Error ? error.message : String(error)
    return [{ state: 'fault', saw, remedy: 'This couldn’t be looked at; what it says is all that is known.' }]
  }
}
