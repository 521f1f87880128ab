import type { Pending, RelyingPartySessions, SignedIn } from './port.ts'

/**
 * Sessions in this process's memory: for tests and small tools. They are gone at a restart.
 *
 * @param options - `limit`: so many logins and so many sessions at most (default 10 000); the oldest go
 * first.
 */
export function memorySessions({ limit = 10_000 }: { readonly limit?: number } = {}): RelyingPartySessions {
  const pending = new Map<string, Pending>()
  const sessions = new Map<string, SignedIn>()
  const leases = new Map<string, number>()
  const drop = (idHash: string): boolean => {
    leases.delete(idHash)
    return sessions.delete(idHash)
  }
  return {
    async remember(one) {
      if (!pending.has(one.keyHash)) pending.set(one.keyHash, one)
      if (pending.size > limit) pending.delete(oldest(pending))
    },
    async take(keyHash, { now }) {
      const one = pending.get(keyHash)
      pending.delete(keyHash)
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
      const logins = [...pending.values()].filter((one) => one.expiresAt <= now)
      const over = [...sessions.values()].filter((one) => one.expiresAt <= now)
      for (const { keyHash } of logins) pending.delete(keyHash)
      for (const { idHash } of over) drop(idHash)
      return logins.length + over.length
    },
  }
}

/** The key that was put in first. */
function oldest(map: ReadonlyMap<string, unknown>): string {
  const first = map.keys().next()
  return first.done === true ? '' : first.value
}
