import type { User } from '@laissez-passer/relying-party'
import type { Context } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import type { ShareItem } from '../../share-items.ts'
import type { KeptShare } from '../store/shares.ts'
import type { PortalStore } from '../store/store.ts'
import { hashOfToken, isToken, type ShareSecrets } from './share-secrets.ts'

/** A link that somebody opened, or why it stays closed. */
export type OpenedShare =
  | {
      readonly ok: true
      readonly share: KeptShare
      /** Who opens it is who shares. */
      readonly own: boolean
    }
  /** `gone`: ended, revoked, or never there: nobody is told which. */
  | { readonly ok: false; readonly reason: 'gone' }
  | { readonly ok: false; readonly reason: 'password'; readonly share: KeptShare }

/** What opening a link needs. */
export interface OpeningShares {
  readonly store: Pick<PortalStore, 'shares'>
  readonly secrets: ShareSecrets
  /** Seconds since the epoch. */
  readonly now: () => number
}

/** Seconds for which a browser that gave the password isn't asked again. */
const proofLasts = 12 * 3600

/** A name for each link, that says nothing of it. */
const cookieOf = ({ tokenHash }: KeptShare): string => `__Host-lp-shared-${tokenHash.slice(0, 16)}`

/**
 * Opens the link of a token: what every address under `/api/shared/:token` does first, those too by which
 * institutions write. Its owner needs no password.
 *
 * @param options - `token`, as it stands in the address; `user`: who is signed in
 */
export async function openShare(
  c: Context,
  { token, user }: { readonly token: string; readonly user: User | null },
  { store, secrets, now }: OpeningShares,
): Promise<OpenedShare> {
  const share = isToken(token) ? await store.shares.open(hashOfToken(token), { now: now() }) : null
  if (!share) return { ok: false, reason: 'gone' }
  // One factor opens nothing here, so it isn't being signed in.
  const own = user?.id === share.owner && user.level !== 'BASIC'
  if (own || share.passwordHash === null) return { ok: true, share, own }
  const proven = await secrets.isProof(getCookie(c, cookieOf(share)), share, { now: now() })
  return proven ? { ok: true, share, own } : { ok: false, reason: 'password', share }
}

/** Lets this browser open the link from now on: it gave the password. */
export async function letIn(
  c: Context,
  share: KeptShare,
  { secrets, now }: Pick<OpeningShares, 'secrets' | 'now'>,
): Promise<void> {
  const proof = await secrets.proofOf(share, { until: now() + proofLasts })
  setCookie(c, cookieOf(share), proof, {
    path: '/',
    secure: true,
    httpOnly: true,
    sameSite: 'Strict',
    maxAge: proofLasts,
  })
}

/** Whether a link shows this thing, and lets its receiver write in it. */
export const mayComplete = ({ may, items }: KeptShare, item: Extract<ShareItem, { readonly id: string }>): boolean =>
  may === 'complete' && items.some((one) => 'id' in one && one.kind === item.kind && one.id === item.id)
