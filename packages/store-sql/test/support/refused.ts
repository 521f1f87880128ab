import type { Refused } from './refused/asked.ts'
import { ofAnother } from './refused/of-another.ts'
import { tooLate } from './refused/too-late.ts'

/** All of them, for a test each. */
export const refused: readonly Refused[] = [
  ...ofAnother.map(([name, ask]) => [`of another: ${name}`, ask] as const),
  ...tooLate.map(([name, ask]) => [`too late, or not so: ${name}`, ask] as const),
]
