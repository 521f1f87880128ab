import * as base64url from 'jose/base64url'
import type { Context } from './context.ts'
import { newId } from '../ids/index.ts'
import type { Actor, AuditEntry, KeyRing } from '../ports/index.ts'

/** What concerns no account, or is no line of a person's activity, and stands in the audit log. */
export const auditKinds = [
  'account-looked-at',
  'accounts-searched',
  'accounts-exported',
  'accounts-imported',
  'audit-exported',
  'backup-made',
  'backup-restored',
  'client-removed',
  'keys-rotated',
  'message-dropped',
  'message-retried',
  'names-mended',
  'outbox-looked-at',
  'proposal-confirmed',
  'proposal-made',
  'proposal-refused',
  'proposal-withdrawn',
  'service-added',
  'service-changed',
  'service-removed',
  'sessions-ended-everywhere',
  'token-discarded',
  'tokens-imported',
] as const

/** What a row of the audit log tells of that isn't an account's activity. */
export type AuditKind = (typeof auditKinds)[number]

/** The facts that are kept. Whatever else is shown to a person is for them: names, browsers, addresses. */
const kept = [
  'action',
  'assurance',
  'client',
  'count',
  'country',
  'factors',
  'groups',
  'key',
  'language',
  'level',
  'merged',
  'method',
  'outcome',
  'proposer',
  'service',
  'status',
  'template',
] as const

/** A fact that the audit log keeps. */
export type AuditFact = (typeof kept)[number]

/** An address, or a number by which somebody could be called. */
const personal = /[^\s@<>"']+@[^\s@<>"']+|(?<![\w-])(?:\+|00?)[1-9](?:[ ().-]*\d){6,}/gu
const longestFact = 120
const longestReason = 500

/**
 * Those of the facts that the audit log keeps, and nothing that looks like an address or a number of
 * somebody.
 */
export function auditFacts(details: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    kept.flatMap((name) => {
      const value = details[name]
      return value === undefined || value === '' ? [] : [[name, tidy(value, longestFact)]]
    }),
  )
}

/** An operator's words as the audit log keeps them: without addresses and numbers, 500 characters at most. */
export function auditReason(words: string): string {
  return tidy(words, longestReason)
}

function tidy(text: string, longest: number): string {
  return text
    .normalize()
    .replaceAll(personal, '…')
    .replaceAll(/[\p{C}\s]+/gu, ' ')
    .trim()
    .slice(0, longest)
    .toWellFormed()
}

/** What stands for an account in the audit log: 22 characters, recomputed only with our keys. */
export async function auditSubject({ keyRing }: { readonly keyRing: KeyRing }, accountId: string): Promise<string> {
  return named(await keyRing.mac('audit subject', accountId))
}

/** The same under every key, today's first: rows of before the keys were rotated are found by these. */
export async function auditSubjects(
  { keyRing }: { readonly keyRing: KeyRing },
  accountId: string,
): Promise<readonly string[]> {
  return (await keyRing.macs('audit subject', accountId)).map(named)
}

function named(mac: Uint8Array): string {
  return base64url.encode(mac.slice(0, 16))
}

/**
 * A row for the audit log of what writes no activity entry; for `store.audit.add`.
 *
 * @param context `random`, `now` and `keyRing` are used.
 * @param entry `accountId`: whose account it concerns, none if absent or null; `details`: facts, of which
 * those that say who somebody is are left out.
 */
export async function auditEntry(
  context: Pick<Context, 'random' | 'now' | 'keyRing'>,
  entry: {
    readonly kind: AuditKind
    readonly by: Actor
    readonly reason?: string | null
    readonly accountId?: string | null
    readonly details?: Readonly<Partial<Record<AuditFact, string>>>
  },
): Promise<AuditEntry> {
  const { accountId = null, by, details = {}, kind, reason = null } = entry
  return {
    id: newId(context.random),
    at: context.now,
    kind,
    subject: accountId === null ? null : await auditSubject(context, accountId),
    by: by.via === 'person' ? null : by,
    reason: reason === null ? null : auditReason(reason),
    details: auditFacts(details),
  }
}
