import type { Context } from './context.ts'
import { newId } from '../ids/index.ts'
import type { ActivityEntry, Actor } from '../ports/index.ts'
import { auditFacts, auditReason, auditSubject } from './audit.ts'

/** All that happens to an account and is written in its log; My Account has words for each. */
export const activityKinds = [
  'password-reset',
  'password-changed',
  'password-chosen',
  'device-added',
  'device-replaced',
  'device-removed',
  'device-locked',
  'device-renamed',
  'passkey-renamed',
  'token-renamed',
  'pin-changed',
  'pin-reset',
  'biometrics-on',
  'biometrics-off',
  'passkey-added',
  'passkey-removed',
  'passkey-copied',
  'token-added',
  'token-removed',
  'token-resynchronised',
  'phone-added',
  'phone-removed',
  'eid-linked',
  'eid-unlinked',
  'account-created',
  'names-changed',
  'settings-changed',
  'always-two-factors-on',
  'always-two-factors-off',
  'recovery-codes-made',
  'recovery-code-used',
  'factor-removal-asked',
  'factor-removal-cancelled',
  'factor-removed',
  'email-change-asked',
  'email-changed',
  'email-change-cancelled',
  'email-restored',
  'not-me-reported',
  'service-allowed',
  'service-withdrawn',
  'service-device-allowed',
  'service-signed-out',
  'service-access-ended',
  'administrator-on',
  'administrator-off',
  'signed-in',
  'sign-in-reported',
  'sign-in-refused',
  'password-refused',
  'answer-refused',
  'account-imported',
  'factors-reset',
  'recovery-started',
  'account-invited',
  'account-locked',
  'account-merged',
  'account-unlocked',
  'sessions-ended',
  'data-asked',
  'deletion-asked',
  'deletion-cancelled',
  'account-deleted',
] as const

/** What a line of the activity log tells of. */
export type ActivityKind = (typeof activityKinds)[number]

/**
 * What an operation writes of itself, to be handed to the port operation that it tells of: a line for the
 * person, and a row for the audit log.
 *
 * @param context `random`, `now` and `keyRing` are used.
 * @param entry `details`: short facts to show, no secret; `by`: who caused it, the person if absent;
 * `reason`: the operator's words, for the audit log alone.
 */
export async function activityEntry(
  context: Pick<Context, 'random' | 'now' | 'keyRing'>,
  entry: {
    readonly accountId: string
    readonly kind: ActivityKind
    readonly details?: Readonly<Record<string, string>>
    readonly by?: Actor
    readonly reason?: string | null
  },
): Promise<ActivityEntry> {
  const { accountId, by, details = {}, kind, reason = null } = entry
  return {
    id: newId(context.random, accountId),
    accountId,
    kind,
    at: context.now,
    details,
    subject: await auditSubject(context, accountId),
    facts: auditFacts(details),
    ...(by === undefined || by.via === 'person' ? {} : { by }),
    ...(reason === null ? {} : { reason: auditReason(reason) }),
  }
}
