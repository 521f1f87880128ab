import type { Context, Destination } from '../context/index.ts'
import { freshSeconds } from '../freshness/index.ts'
import type { CurrentSession } from '../sessions/check.ts'
import { isGoodEnough } from '../sign-in/destination.ts'

/** What only {@link requireAdministrator} writes: without it nobody is an {@link Administrator}. */
const checked: unique symbol = Symbol('administrator')
const proved: unique symbol = Symbol('fresh-administrator')

/**
 * Somebody who may open the administration pages, proved as strongly as there is. Only
 * {@link requireAdministrator} makes one. Good for the request in which it was made; never kept.
 */
export interface Administrator extends CurrentSession {
  readonly [checked]: true
}

/** An administrator who proved it a moment ago: may change something. */
export interface FreshAdministrator extends Administrator {
  readonly [proved]: true
}

/**
 * What the administration pages ask of a sign-in: the strongest factors; with `fresh`, proved at most 10
 * minutes ago.
 *
 * @param options `fresh`: to change something, and not just to look.
 */
export function administrationAsk({ fresh }: { readonly fresh: boolean }): Destination {
  return {
    serviceName: null,
    level: 'HIGH',
    methods: null,
    forceFresh: false,
    maxAge: fresh ? freshSeconds : null,
  }
}

/**
 * Whether this session may open the administration pages now. The role is read with the session: whoever lost
 * it is refused by the next request, and no query more is made.
 *
 * @param context the use case's.
 * @param input `current`: what `checkSession` gave; `fresh`: to change something.
 * @returns `not-administrator`: answer as if there were no such page; `prove-more` with what to ask for
 * before coming back.
 */
export function requireAdministrator(
  context: Context,
  input: { readonly current: CurrentSession; readonly fresh: true },
): Promise<{ readonly ok: true; readonly administrator: FreshAdministrator } | NotAdministrator>
export function requireAdministrator(
  context: Context,
  input: { readonly current: CurrentSession; readonly fresh: false },
): Promise<{ readonly ok: true; readonly administrator: Administrator } | NotAdministrator>
export async function requireAdministrator(
  context: Context,
  { current, fresh }: { readonly current: CurrentSession; readonly fresh: boolean },
): Promise<{ readonly ok: true; readonly administrator: FreshAdministrator } | NotAdministrator> {
  const { account, session } = current
  if (!account.administrator || account.status !== 'active') return { ok: false, reason: 'not-administrator' }
  const destination = administrationAsk({ fresh })
  return (await isGoodEnough(context, { current, destination }))
    ? { ok: true, administrator: { account, session, [checked]: true, [proved]: true } }
    : { ok: false, reason: 'prove-more', destination }
}

/** Why somebody sees nothing of the administration pages. */
export type NotAdministrator =
  | { readonly ok: false; readonly reason: 'not-administrator' }
  | { readonly ok: false; readonly reason: 'prove-more'; readonly destination: Destination }
