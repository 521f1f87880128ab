import type { Logins } from './processes.ts'
import { sessionCookie, signIn, until, type Visitor, visitor } from './visitor.ts'

/** Somebody who has to get in, whatever others do. */
export const owner = { email: 'owner@example.org', password: 'Kohv9-ja-kringel!' } as const

/**
 * A browser in which somebody signed in before, at an address.
 *
 * @param who the owner by default
 * @returns what opens it again, signed out, there or at another address
 */
export async function knownBrowser(
  logins: Logins,
  address: string,
  who: { readonly email: string; readonly password: string } = owner,
): Promise<(elsewhere?: string) => Visitor> {
  const before = visitor(logins, address)
  await signIn(before, who)
  if (!before.cookies.has('__Host-lp-known')) throw new Error(`no browser of ${who.email} is known`)
  return (elsewhere = address) => {
    const again = visitor(logins, elsewhere)
    for (const [name, value] of before.cookies) if (name !== sessionCookie) again.cookies.set(name, value)
    return again
  }
}

/**
 * Signs the owner in and says how long that took.
 *
 * @param lost what is noted there when they don't get in within a minute
 * @param browser where; default: one that nobody knows
 */
export function ownerOf(
  logins: Logins,
  lost: string[],
  browser: () => Visitor = () => visitor(logins),
): (beside: string) => Promise<string> {
  return async (beside) => {
    const begun = performance.now()
    let tries = 0
    // Who is told that too many wait tries again, as the page says.
    const entered = await until(
      async () => {
        tries += 1
        return (await signIn(browser(), owner)).session !== null
      },
      { seconds: 60 },
    )
    if (entered === null) lost.push(`the owner’s sign-in beside ${beside}`)
    return `${((performance.now() - begun) / 1000).toFixed(1)} s${tries > 1 ? ` (at the ${tries}. try)` : ''}`
  }
}
