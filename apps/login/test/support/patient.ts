import { inject, onTestFinished } from 'vitest'
import type { Check, Finding, Patient } from '../../src/doctor/finding.ts'
import { examined } from '../../src/doctor/checks.ts'
import { openPlace } from '../../src/cli/open-place.ts'
import { storeAt } from '../../src/cli/open-data.ts'
import { emptyPlace, secretKey, type TestPlace } from './places.ts'
import { personIn } from './person.ts'

/** Data of a test with a person in them, as the doctor looks at them. */
export interface Examined {
  readonly place: TestPlace
  readonly patient: Patient
  /** What a check says of it, with some of it otherwise. */
  readonly says: (check: Check, otherwise?: Partial<Patient>) => Promise<readonly Finding[]>
}

/** @param settings besides those of every place */
export async function examinedPlace(
  settings: Readonly<Record<string, string>> = {},
  kind: TestPlace['kind'] = 'sqlite',
): Promise<Examined> {
  const place = await emptyPlace(kind, inject('postgres'))
  const environment = { ...place.environment, ...settings }
  await place.withStore((store) => personIn(store, place.environment))
  const opened = await openPlace(environment)
  const { close, store } = await storeAt(opened)
  onTestFinished(async () => {
    await close()
    await opened.close()
    await place.remove()
  })
  const patient: Patient = {
    settings: opened.settings,
    place: opened,
    store,
    secretKey,
    now: Math.floor(Date.now() / 1000),
  }
  return { place, patient, says: (check, otherwise = {}) => examined(check, { ...patient, ...otherwise }) }
}

/** State and sentence of each finding. */
export function told(findings: readonly Finding[]): readonly string[] {
  return findings.map(({ saw, state }) => `${state}: ${saw}`)
}
