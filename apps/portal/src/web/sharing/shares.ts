import type { ShareItem } from '../../share-items.ts'
import { failure, load, type Loaded, request } from '../request.ts'

/** A link, as its owner sees it. */
export interface Share {
  readonly id: string
  /** The address; null where the key that sealed it is gone. */
  readonly link: string | null
  readonly title: string
  readonly message: string
  readonly items: readonly ShareItem[]
  readonly may: 'read' | 'complete'
  /** Seconds since the epoch, as all moments here. */
  readonly createdAt: number
  readonly expiresAt: number | null
  readonly revokedAt: number | null
  readonly state: 'open' | 'expired' | 'revoked'
  readonly hasPassword: boolean
  readonly wrongTries: number
  readonly views: number
  /** Of the calendar in UTC, the last first. */
  readonly days: readonly { readonly day: string; readonly views: number }[]
}

/** What its owner says of a link. */
export interface ShareWords {
  readonly title: string
  readonly message: string
  readonly items: readonly ShareItem[]
  readonly may?: 'read' | 'complete'
  readonly expiresAt: number | null
  /** Absent: the one there is stays; null: none. */
  readonly password?: string | null
}

/** How links are held, as the server holds them. */
export const shareLimits = { items: 50, title: 120, message: 2000, password: { shortest: 8, longest: 200 } } as const

const pathOf = (id: string): string => `/api/shares/${encodeURIComponent(id)}`

async function told(path: string, method: string, body: unknown): Promise<Loaded<Share>> {
  const response = await request(path, { method, body })
  if (!response?.ok) return failure(response)
  const share: Share | null = await response.json().catch(() => null)
  return share ? { ok: true, value: share } : { ok: false, reason: 'offline' }
}

/** The links of the person signed in, the last made first. */
export const listShares = (): Promise<Loaded<readonly Share[]>> =>
  load('/api/shares', ({ shares }) => (Array.isArray(shares) ? shares : []))

/** Makes a link under a name of its own: made again, it is made once. */
export const createShare = (id: string, words: ShareWords): Promise<Loaded<Share>> => told(pathOf(id), 'PUT', words)

/** Says something else of a link. */
export const changeShare = (id: string, words: ShareWords): Promise<Loaded<Share>> => told(pathOf(id), 'PATCH', words)

/** Ends a link for good. */
export const revokeShare = (id: string): Promise<Loaded<Share>> => told(`${pathOf(id)}/revoke`, 'POST', {})

/** Removes a link with its counts. */
export async function removeShare(id: string): Promise<Loaded<null>> {
  const response = await request(pathOf(id), { method: 'DELETE' })
  return response?.ok || response?.status === 404 ? { ok: true, value: null } : failure(response)
}
