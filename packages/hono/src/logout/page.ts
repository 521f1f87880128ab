import type { LogoutNotice } from '@laissez-passer/core/ports'
import { servicesNamed } from '@laissez-passer/federation/oidc'
import { frontChannelFrames } from '@laissez-passer/federation/logout'
import type { LoggedOutProps } from '@laissez-passer/pages/types'
import type { Context } from 'hono'
import type { RouteParts } from '../composition.ts'
import type { ProviderEnv } from '../environment.ts'
import { endedHere } from './ended.ts'
import { byService } from './services.ts'

/** For how long the page looks again whether services were told, in seconds. */
const LOOKS = 30
/** How often. */
const EVERY = 2
/** How long frames have to tell their services. */
const FRAMES = 4

/**
 * The page after a logout: whom it told and whom it didn't. It waits for nobody; while services are being
 * told it looks again by itself. Where the browser has to tell some, it loads their pages in frames, before
 * it goes on.
 *
 * @param options `onward`: where the service that sent the browser wants it back, already checked; null:
 * nowhere; `mistake`: what of its request was ignored, where its developers may read that
 * @returns a redirect where there is nothing to show before going on
 */
export async function afterLogout(
  c: Context<ProviderEnv>,
  { addresses, context: { settings }, render, services: listed }: RouteParts,
  { mistake = null, onward }: { readonly onward: string | null; readonly mistake?: LoggedOutProps['mistake'] },
): Promise<Response> {
  const { now, store } = c.get('context')
  const session = endedHere(c)
  const notices = session === null ? [] : await store.logouts.ofSession(session)
  const services = await servicesNamed(
    { ...c.get('context'), services: listed },
    notices.map(({ clientId }) => clientId),
  )
  const frames = frontChannelFrames({ settings, services }, notices.filter(isUntold))
  if (onward !== null && frames.length === 0) return c.redirect(onward, 302)
  // Once: when the page looks again, they are told.
  if (frames.length > 0) {
    await store.logouts.settle(frames.map(({ id }) => ({ id, status: 'told', reason: null })))
    c.set(
      'frames',
      frames.map(({ url }) => url),
    )
  }
  const framed = new Set(frames.map(({ id }) => id))
  const told = byService(
    services,
    notices.map((notice) => (framed.has(notice.id) ? { ...notice, status: 'told' as const } : notice)),
  )
  const waits = told.some(({ status }) => status === 'waiting') && notices.some(({ endedAt }) => now - endedAt < LOOKS)
  const movesOn: LoggedOutProps['movesOn'] =
    onward !== null
      ? { seconds: FRAMES, to: onward }
      : waits
        ? { seconds: frames.length > 0 ? FRAMES : EVERY, to: addresses.logout }
        : null
  return render(c, 'loggedOut', {
    signInHref: addresses.signIn,
    service: null,
    onward,
    services: told,
    frames: frames.map(({ url }) => url),
    mistake,
    movesOn,
    path: addresses.logout,
  })
}

function isUntold({ status }: LogoutNotice): boolean {
  return status === 'waiting' || status === 'deaf'
}
