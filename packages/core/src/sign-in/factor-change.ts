import type { Level, MethodName } from '../ports/index.ts'
import { confirmingIn, type Enrolled } from './enrolled.ts'

/** What a sign-in is asked for, fresh, before it changes factors. */
export interface FactorAsk {
  readonly level: Level
  /** By name; null: all that reach the level and change factors. */
  readonly methods: readonly MethodName[] | null
}

/**
 * What changes the factors of an account: a second factor that is good for it; where it has none that is
 * (text messages alone), the one that it has, or it could never add a better one; where its only one was
 * retired, what confirms it; where it never had any, the password.
 */
export function neededToChange(enrolled: Enrolled): FactorAsk {
  const second = enrolled.filter(({ method, credentials }) => method.kind !== 'first' && credentials.length > 0)
  const factors = second.filter(({ method }) => method.kind === 'second')
  // A way back in does whatever two factors do.
  const namesOf = (entries: Enrolled): readonly MethodName[] => entries.map(({ method }) => method.name)
  if (factors.length === 0) return { level: 'BASIC', methods: confirmingIn(enrolled) ? namesOf(second) : null }
  if (factors.some(({ method }) => method.changesFactors === undefined)) return { level: 'MEDIUM', methods: null }
  const alone = namesOf(second.filter(({ method }) => method.changesFactors !== false))
  return { level: 'MEDIUM', methods: alone.length > 0 ? alone : null }
}
