import { answeredCount, items } from '@laissez-passer/europass/digital-skills'
import { languageName } from '@laissez-passer/europass/names'
import { guest } from '../documents/sources.ts'
import { sorted, testsOf } from '../digital/tests.ts'
import { listChecks } from '../languages/checks.ts'

/** What somebody began and hasn’t finished. */
export interface UnderWay {
  readonly test: { readonly id: string; readonly done: number; readonly count: number } | null
  /** `name`: of the language; empty where none was named. */
  readonly languages: { readonly id: string; readonly name: string } | null
}

/**
 * The test of digital skills and the check of a language that somebody may go on with.
 *
 * @param person - null: the guest of this browser
 */
export async function underWay(person: string | null, language: string): Promise<UnderWay> {
  const owner = person ?? guest
  const [tests, checks] = await Promise.all([testsOf(owner), listChecks(owner)])
  const { running } = sorted(tests)
  const check = checks.find(({ finishedAt }) => finishedAt === '')
  return {
    test: running && { id: running.id, done: answeredCount(running), count: items.length },
    languages: check ? { id: check.id, name: languageName(check, language).trim() } : null,
  }
}
