import type { ActivityKind } from '../context/activity.ts'
import type { Context } from '../context/index.ts'
import { type FreshSession, freshSeconds } from '../freshness/fresh-session.ts'
import { hashToken } from '../ids/index.ts'
import { isWithin } from '../policy/freshness.ts'
import type { ActivityLine } from '../ports/index.ts'
import { type NotMeGone, reportAs } from '../recovery/not-me.ts'
import { methodNamed } from '../sign-in/levels.ts'

/** Reports themselves, and what somebody can cause who doesn't know the password. */
const notReportable: ReadonlySet<string> = new Set<ActivityKind>([
  'account-created',
  'email-restored',
  'not-me-reported',
  'password-chosen',
  'password-refused',
  'sign-in-refused',
  'sign-in-reported',
])

/** Whether a person may say of a line that it wasn't them: what they are said to have done themselves. */
export function canReport({ by, kind, mergedUid }: Pick<ActivityLine, 'by' | 'kind' | 'mergedUid'>): boolean {
  return by === undefined && mergedUid === undefined && !notReportable.has(kind)
}

/**
 * The line of the person's activity of which they may say so.
 * @param context `store` is used.
 * @returns null when there is none: answer 404.
 */
export async function findReportable(
  { store }: Pick<Context, 'store'>,
  { fresh, id }: { readonly fresh: FreshSession; readonly id: string },
): Promise<ActivityLine | null> {
  const line = await store.activity.find(fresh.account.id, id)
  return line !== null && canReport(line) ? line : null
}

/**
 * "This wasn't me", of a line of the activity: what the same words in a mail do. Works once a session, which
 * ends with it. Whoever just gave the password may choose another at once; others need the mail, for a
 * session that a device opened shows nobody who knows the password.
 *
 * @param context the use case's.
 * @param input `fresh`: whose; `id`: of the line.
 * @returns `resetToken`: for `passwordLink` of the address book; null: only the mail has it.
 */
export async function reportLine(
  context: Context,
  { fresh, id }: { readonly fresh: FreshSession; readonly id: string },
): Promise<{ readonly ok: true; readonly resetToken: string | null } | NotMeGone> {
  if ((await findReportable(context, { fresh, id })) === null) return { ok: false, reason: 'not-found' }
  const { account, session } = fresh
  const tokenHash = hashToken(`not-me:${session.idHash}`)
  const reported = await reportAs(context, { account, left: null, tokenHash })
  return reported.ok && !knowsPassword(context, fresh) ? { ok: true, resetToken: null } : reported
}

/** A password was given a moment ago: of no other method does a proof count only while it is the same. */
function knowsPassword({ methods, now }: Context, { account, session }: FreshSession): boolean {
  return session.proofs.some(({ at, method }) => {
    const since = methodNamed(method, methods)?.countsSince?.(account)
    return since !== undefined && at >= since && isWithin(at, { now, maxAge: freshSeconds })
  })
}
