import { createHash } from 'node:crypto'
import type { RelyingPartySessions } from '@laissez-passer/relying-party'
import { parse } from 'hono/utils/cookie'

/** How many sessions are remembered; the one that was seen longest ago goes first. */
const most = 20_000

/**
 * Remembers in this process which sessions were found lately, so that a queue knows who is signed in without
 * asking the database. It opens nothing: whoever is let in is asked as ever.
 *
 * @param sessions where they are kept
 * @param cookie the name of the cookie by which a session is found
 * @returns the same sessions; `seen`: the hash of the one that a request brings, null where it wasn't found
 * lately
 */
export function seenSessions(
  sessions: RelyingPartySessions,
  cookie: string,
): { readonly sessions: RelyingPartySessions; readonly seen: (request: Request) => string | null } {
  const found = new Set<string>()
  return {
    sessions: {
      ...sessions,
      async find(idHash, options) {
        const session = await sessions.find(idHash, options)
        found.delete(idHash)
        if (session === null) return null
        found.add(idHash)
        for (const oldest of found) {
          if (found.size <= most) break
          found.delete(oldest)
        }
        return session
      },
    },
    seen({ headers }) {
      const token = parse(headers.get('Cookie') ?? '', cookie)[cookie]
      if (token === undefined) return null
      const idHash = createHash('sha256').update(token).digest('base64url')
      return found.has(idHash) ? idHash : null
    },
  }
}
