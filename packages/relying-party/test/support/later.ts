import type { RelyingPartySessions } from '../../src/sessions/port.ts'

/**
 * Sessions to whom every time is later than to who asks them: for those that forget by the world's clock.
 *
 * @param by - in seconds
 */
export function later(sessions: RelyingPartySessions, by: number): RelyingPartySessions {
  const back = <Kept extends { readonly expiresAt: number }>(kept: Kept | null): Kept | null =>
    kept === null ? null : { ...kept, expiresAt: kept.expiresAt - by }
  return {
    remember: (pending) => sessions.remember({ ...pending, expiresAt: pending.expiresAt + by }),
    take: async (keyHash, { now }) => back(await sessions.take(keyHash, { now: now + by })),
    recall: async (keyHash, { now }) => back(await sessions.recall(keyHash, { now: now + by })),
    open: (session) => sessions.open({ ...session, expiresAt: session.expiresAt + by }),
    find: async (idHash, { now }) => back(await sessions.find(idHash, { now: now + by })),
    end: async (idHash) => back(await sessions.end(idHash)),
    endAll: (which) => sessions.endAll(which),
    lease: (idHash, { now, until }) => sessions.lease(idHash, { now: now + by, until: until + by }),
    renew: (idHash, options) => sessions.renew(idHash, options),
    sweep: ({ now }) => sessions.sweep({ now: now + by }),
  }
}
