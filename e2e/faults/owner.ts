import type { Logins } from './processes.ts'
import { signIn, until, visitor } from './visitor.ts'

/** Somebody who has to get in, whatever others do. */
export const owner = { email: 'owner@example.org', password: 'Kohv9-ja-kringel!' } as const

/**
 * Signs the owner in from a browser that nobody knows, and says how long that took.
 *
 * @param lost what is noted there when they don't get in within a minute
 */
export function ownerOf(logins: Logins, lost: string[]): (beside: string) => Promise<string> {
  return async (beside) => {
    const begun = performance.now()
    let tries = 0
    // Who is told that too many wait tries again, as the page says.
    const entered = await until(
      async () => {
        tries += 1
        return (await signIn(visitor(logins), owner)).session !== null
      },
      { seconds: 60 },
    )
    if (entered === null) lost.push(`the owner’s sign-in beside ${beside}`)
    return `${((performance.now() - begun) / 1000).toFixed(1)} s${tries > 1 ? ` (at the ${tries}. try)` : ''}`
  }
}
