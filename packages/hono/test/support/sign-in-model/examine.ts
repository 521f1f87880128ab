import { hashToken } from '@laissez-passer/core/internal/ids'
import type { Who } from './cast.ts'
import { destinations, type Scene, type To } from './scene.ts'
import { Broken, changingFactors, earned, meets, withSecondFactor } from './truth.ts'

/** Looks at everything there is: every session was earned, none changed, none came back. */
export async function examine(
  scene: Scene,
  before: { readonly passwordNumber: Readonly<Record<Who, number>>; readonly ended: ReadonlySet<string> },
): Promise<void> {
  const { truth, world } = scene
  for (const actor of Object.values(scene.actors)) {
    if (!actor) continue
    const { who } = actor
    const live = await world.store.sessions.list({ accountId: actor.accountId, now: scene.now() })
    for (const session of live) {
      const known = truth.sessions.get(session.idHash)
      if (!known) {
        const flow = earned(truth, {
          session,
          who,
          before: { passwordNumber: before.passwordNumber[who], ended: before.ended },
        })
        truth.sessions.set(session.idHash, { session, flow, passwordNumber: flow.passwordNumber, ended: false })
        const proofs = session.proofs.map(({ method }) => method).toSorted()
        scene.seen.add(`${session.level} ${proofs.join('+')}`)
        continue
      }
      if (known.ended) throw new Broken(`a session that had ended is back: ${JSON.stringify(session)}`)
      const { lastSeenAt: _was, ...was } = known.session
      const { lastSeenAt: _is, ...is } = session
      if (JSON.stringify(was) !== JSON.stringify(is))
        throw new Broken(`a session changed: ${JSON.stringify(was)} → ${JSON.stringify(is)}`)
    }
    for (const [hash, known] of truth.sessions)
      if (known.flow.who === who && !live.some(({ idHash }) => idHash === hash)) known.ended = true
  }
  for (const { token, browser } of scene.given.splice(0)) {
    const opened = truth.sessions.get(hashToken(token))
    // In one go somebody may have signed in and out again.
    if (!opened && scene.together) continue
    if (opened?.flow.browser !== browser) throw new Broken(`a cookie for a browser that didn’t earn it: ${token}`)
  }
}

/**
 * Whether a session would do for a destination; to change factors it must be fresh, with a second factor
 * where there is one.
 */
export function isEnough(scene: Scene, hash: string | null, to: To): boolean {
  const opened = hash === null ? undefined : scene.truth.sessions.get(hash)
  if (!opened || opened.ended) return false
  const { flow, session } = opened
  if (to !== 'factors' && to !== 'firstFactor')
    return meets(
      session.proofs.map(({ method }) => method),
      destinations[to].asks,
    )
  const fresh = session.proofs.filter(({ at }) => scene.now() - at <= 600).map(({ method }) => method)
  const level = withSecondFactor.includes(flow.who) ? 'MEDIUM' : 'BASIC'
  // Who has nothing but text messages changes factors by them, or could never add a better one.
  const methods = flow.who === 'eve' ? ['sms'] : changingFactors
  return meets(fresh, { level, methods })
}
