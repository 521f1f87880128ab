import type { ShareItem } from '../../share-items.ts'
import type { ShareRight } from '../../shared-view.ts'

/** What its owner says of a link, and may say otherwise later. */
export interface ShareContent {
  readonly title: string
  /** To the receiver. */
  readonly message: string
  readonly items: readonly ShareItem[]
  readonly may: ShareRight
  /** Seconds since the epoch; null: until it is revoked. */
  readonly expiresAt: number | null
  /** A PHC string; null: the link alone opens it. */
  readonly passwordHash: string | null
}

/** A link that is new. */
export interface NewShare extends ShareContent {
  /** Made by the browser. */
  readonly id: string
  readonly owner: string
  /** Of the token, which nobody keeps but {@link NewShare.sealedToken}. */
  readonly tokenHash: string
  /** For its owner to copy again. */
  readonly sealedToken: string
  /** Who shares, for as long as their profile says no name. */
  readonly sharer: string
}

/** A link as it is kept. */
export interface KeptShare extends NewShare {
  /** Seconds since the epoch. */
  readonly createdAt: number
  readonly revokedAt: number | null
  /** How often a wrong password was tried since it was set. */
  readonly wrongTries: number
}

/** How often a link was looked at, by day. */
export interface ShareViews {
  readonly id: string
  /** Of the calendar in UTC, `2026-11-27`. */
  readonly day: string
  readonly views: number
}

/** A link's name for its owner. */
export interface ShareKey {
  readonly owner: string
  readonly id: string
}

/** How links are held. */
export const shareLimits = {
  /** Of one person, those that have ended too. */
  shares: 100,
  items: 50,
  /** Characters. */
  title: 120,
  message: 2000,
  password: { shortest: 8, longest: 200 },
  /** Passwords of a link that may be tried at once, and seconds after which another may be. */
  tries: { burst: 30, every: 20 },
  /** Seconds for which a link that has ended is still told of to its owner, with its counts. */
  ended: 90 * 86_400,
} as const

/** Links. Every operation is one atomic effect; another person's don't exist. */
export interface Shares {
  /** The last made first, those that have ended too. */
  list(owner: string): Promise<readonly KeptShare[]>
  find(key: ShareKey): Promise<KeptShare | null>
  /** Keeps a link that is new; one that is there stays as it is. Holds {@link shareLimits}`.shares`. */
  create(share: NewShare, options: { readonly now: number }): Promise<'made' | 'there' | 'full'>
  /**
   * Says something else of a link that isn't revoked. With another password, tries begin anew.
   *
   * @returns false where it is gone or revoked
   */
  change(key: ShareKey, content: ShareContent): Promise<boolean>
  /** Ends a link for good. */
  revoke(key: ShareKey, options: { readonly now: number }): Promise<boolean>
  /** Removes a link with its counts. */
  remove(key: ShareKey): Promise<boolean>
  /** The link of a token, if it has neither ended nor been revoked, and its owner isn't about to leave. */
  open(tokenHash: string, options: { readonly now: number }): Promise<KeptShare | null>
  /** Counts a look. */
  look(key: ShareKey, options: { readonly now: number }): Promise<void>
  /** How often each link of a person was looked at, the last day first. */
  views(owner: string): Promise<readonly ShareViews[]>
  /**
   * Takes a try of the password, before it is tried: however many come at once, no more are granted than
   * {@link shareLimits}`.tries` says.
   *
   * @returns seconds to wait; 0 where it was granted, which counts as a wrong one until {@link Shares.right}
   */
  try(key: ShareKey, options: { readonly now: number }): Promise<number>
  /** Gives back a try whose password was right. */
  right(key: ShareKey): Promise<void>
  /** Removes links that ended long ago. */
  sweep(options: { readonly now: number }): Promise<void>
}
