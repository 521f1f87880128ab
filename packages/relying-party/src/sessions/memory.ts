import { RelyingPartyError } from '../errors.ts'
import { refuseUnknown } from '../misspelt.ts'
import type { Pending, RelyingPartySessions, SignedIn } from './port.ts'

/**
 * Sessions in this process's memory: for tests and small tools. They are gone at a restart.
 *
 * @param options - `limit`: so many logins under way, so many notes of the provider's and so many sessions at
 * most (default 10 000); the oldest of each go first, so that strangers who begin logins push out nothing
 * but those.
 * @throws RelyingPartyError when the limit is invalid
 */
export function memorySessions(options: { readonly limit?: number } = {}): RelyingPartySessions {
  refuseUnknown('memorySessions', options, ['limit'])
  const { limit = 10_000 } = options
  if (!Number.isInteger(limit) || limit < 1)
    throw new RelyingPartyError('invalid-option', 'limit is a whole number, 1 or more.')
  const logins = new Map<string, Pending>()
  const notes = new Map<string, Pending>()
  const sessions = new Map<string, SignedIn>()
  const leases = new Map<string, number>()
  const drop = (idHash: string): boolean => {
    leases.delete(idHash)
    return sessions.delete(idHash)
  }
  return {
    async remember(one) {
      const pending = one.byAnybody ? logins : notes
      if (!logins.has(one.keyHash) && !notes.has(one.keyHash)) pending.set(one.keyHash, one)
      if (pending.size > limit) pending.delete(oldest(pending))
    },
    async take(keyHash, { now }) {
      const one = logins.get(keyHash) ?? notes.get(keyHash)
      logins.delete(keyHash)
      notes.delete(keyHash)
      return one !== undefined && one.expiresAt > now ? one : null
    },
    async recall(keyHash, { now }) {
      const one = logins.get(keyHash) ?? notes.get(keyHash)
      return one !== undefined && one.expiresAt > now ? one : null
    },
    async open(session) {
      sessions.set(session.idHash, session)
      if (sessions.size > limit) drop(oldest(sessions))
    },
    async find(idHash, { now }) {
      const session = sessions.get(idHash)
      return session !== undefined && session.expiresAt > now ? session : null
    },
    async end(idHash) {
      const session = sessions.get(idHash)
      drop(idHash)
      return session ?? null
    },
    async endAll(which) {
      const meant = [...sessions.values()].filter((one) =>
        'sidHash' in which ? one.sidHash === which.sidHash : one.subjectHash === which.subjectHash,
      )
      return meant.filter(({ idHash }) => drop(idHash)).length
    },
    async lease(idHash, { now, until }) {
      const session = sessions.get(idHash)
      if (session === undefined || session.expiresAt <= now || (leases.get(idHash) ?? 0) > now) return false
      leases.set(idHash, until)
      return true
    },
    async renew(idHash, { from, sealed }) {
      const session = sessions.get(idHash)
      if (session?.sealed !== from) return false
      sessions.set(idHash, { ...session, sealed })
      leases.delete(idHash)
      return true
    },
    async sweep({ now }) {
      const stale = [...logins.values(), ...notes.values()].filter((one) => one.expiresAt <= now)
      const over = [...sessions.values()].filter((one) => one.expiresAt <= now)
      for (const { keyHash } of stale) if (!logins.delete(keyHash)) notes.delete(keyHash)
      for (const { idHash } of over) drop(idHash)
      return stale.length + over.length
    },
  }
}

/** The key that was put in first. */
function oldest(map: ReadonlyMap<string, unknown>): string {
  const first = map.keys().next()
  return first.done === true ? '' : first.value
}
