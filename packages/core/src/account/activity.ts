import { type ActivityKind, activityKinds } from '../context/activity.ts'
import type { Context } from '../context/index.ts'
import type { ActivityLine, Seconds } from '../ports/index.ts'
import type { Owner } from '../sessions/check.ts'

/** What people look for in their log. What is in none of the others is a change. */
export const activityGroups = ['sign-ins', 'changes', 'services', 'refusals'] as const

/** One of them. */
export type ActivityGroup = (typeof activityGroups)[number]

const kindsBesides: Readonly<Record<Exclude<ActivityGroup, 'changes'>, readonly ActivityKind[]>> = {
  'sign-ins': ['signed-in', 'sessions-ended'],
  services: [
    'service-allowed',
    'service-withdrawn',
    'service-device-allowed',
    'service-signed-out',
    'service-access-ended',
  ],
  refusals: [
    'sign-in-refused',
    'password-refused',
    'answer-refused',
    'sign-in-reported',
    'not-me-reported',
    'device-locked',
    'account-locked',
  ],
}

/** The kinds of a group. */
export function kindsOf(group: ActivityGroup): readonly ActivityKind[] {
  if (group !== 'changes') return kindsBesides[group]
  const others = new Set(Object.values(kindsBesides).flat())
  return activityKinds.filter((kind) => !others.has(kind))
}

/** Which lines of somebody's activity. */
export interface ActivityWish {
  /** What `checkSession` gave. */
  readonly current: Owner
  /** Default: 50; 200 at most. */
  readonly limit?: number
  /** The id of the last line of the page before; null: from the newest on. Default: null. */
  readonly before?: string | null
  /** Null: all. Default: null. */
  readonly group?: ActivityGroup | null
  /** At or after it; null: as far back as there are some. Default: null. */
  readonly since?: Seconds | null
}

const most = 200

/**
 * What happened to the person's account, newest first. One query.
 * @param context `store` is used.
 */
export async function listActivity(
  { store }: Pick<Context, 'store'>,
  { before = null, current, group = null, limit = 50, since = null }: ActivityWish,
): Promise<readonly ActivityLine[]> {
  const kinds = group === null ? null : kindsOf(group)
  return store.activity.list(current.account.id, { limit: Math.min(limit, most), before, kinds, since })
}

/**
 * All of it, page by page, newest first: a year at most, as entries are kept.
 * @param context `store` is used.
 */
export async function* wholeActivity(
  context: Pick<Context, 'store'>,
  wish: Omit<ActivityWish, 'before' | 'limit'>,
): AsyncGenerator<readonly ActivityLine[], void> {
  for (let before: string | null = null; ; ) {
    const page: readonly ActivityLine[] = await listActivity(context, { ...wish, before, limit: most })
    if (page.length > 0) yield page
    if (page.length < most) return
    before = page.at(-1)?.id ?? null
  }
}
