import { activityEntry } from '../../context/activity.ts'
import type { Context } from '../../context/index.ts'
import { emailKey } from '../../email/index.ts'
import { newAccountId } from '../../ids/index.ts'
import { normalisePassword } from '../../password/index.ts'
import type { Account, AskedWork, HashingTurn, Seconds, Work } from '../../ports/index.ts'
import { type Busy, unlessBusy } from './busy.ts'
import { type PasswordRules, passwordRules, type PasswordSubject } from './tries.ts'
import { noticeOfWrongPasswords } from './wrong-passwords.ts'

/** How a password was judged. */
export type PasswordVerdict =
  /**
   * `clearThrottle`: counts to clear in the commit that makes use of it; `passwordHash`: as it is stored now.
   */
  | { readonly ok: true; readonly clearThrottle: readonly string[]; readonly passwordHash: string }
  | { readonly ok: false; readonly reason: 'wrong-password' }
  /** The password was right, and an operator locked the account: nobody else is told. */
  | { readonly ok: false; readonly reason: 'account-locked' }
  /** Only of whoever holds a session or a phone already. */
  | { readonly ok: false; readonly reason: 'throttled'; readonly until: Seconds }
  /** Nothing was judged: it is once this work is done. */
  | { readonly ok: false; readonly reason: 'work-asked'; readonly work: AskedWork }
  /** 100 wrong ones in a row: only a link in a mail opens it again. */
  | { readonly ok: false; readonly reason: 'password-closed' }
  /** Nothing was judged, no attempt is spent. */
  | Busy

/** A password that is tried. */
export interface PasswordAttempt extends Omit<PasswordSubject, 'accountId'> {
  /** Null: nobody has what was typed. */
  readonly account: Account | null
  /** As typed. */
  readonly password: string
  /** What was done for the attempt. */
  readonly work: Work
  /** The network address, whose turn it is to be hashed. */
  readonly from: string
  /** Where it was tried, as the person reads it: a browser and its country, or a phone. */
  readonly where: Readonly<Record<string, string>>
}

/**
 * Judges a password: spends an attempt, compares. Unknown, pending and locked accounts take as many look-ups,
 * writes and hashes as an active one with a wrong password, and get the same answer; only whoever knows the
 * password of a locked one is told. Its owner is told by
 * mail when it is guessed at, and when it closes. A right password made with yesterday's costs is hashed
 * anew. One commit where the password is right, and one more for each wrong one: the person's activity
 * tells of it.
 *
 * @param context the use case's.
 * @param attempt who tries, where, and what.
 * @throws LaissezPasserError what the store throws when it can't now; then no attempt is spent.
 * @returns the verdict; `clearThrottle` is for the caller's own commit (`signIns.prove`), or for
 * `throttle.clear`.
 */
export async function verifyPassword(context: Context, attempt: PasswordAttempt): Promise<PasswordVerdict> {
  const { account, by, identifier, work } = attempt
  const { now, store } = context
  // In a flood that is most of what comes: it costs no commit.
  if (context.hasher.isBusy?.(turnOf(attempt))) return { ok: false, reason: 'busy' }
  const counted = await passwordRules(context, { accountId: account?.id ?? null, by, identifier })
  const { rules } = counted
  const spent = await store.throttle.spend(rules, { now, work })
  if (!spent.ok) {
    if (spent.work) return { ok: false, reason: 'work-asked', work: spent.work }
    if (by.kind === 'holder') return { ok: false, reason: 'throttled', until: spent.until }
    // A hundred wrong ones in a browser of the account's own: from now on it is a stranger's.
    if (by.usual) return verifyPassword(context, { ...attempt, by: { ...by, usual: false } })
    return { ok: false, reason: 'password-closed' }
  }
  // Nothing judged (too many wait for the hasher, or something broke): nobody's attempt is used up by it.
  const refund = () => store.throttle.refund(rules, { now })
  const compared = await unlessBusy(
    async () => ({ ok: true, passwordHash: await compare(context, attempt) }) as const,
  ).catch(async (error: unknown) => {
    await refund()
    throw error
  })
  if (!compared.ok) {
    await refund()
    return compared
  }
  const { passwordHash } = compared
  if (passwordHash !== null && account?.status === 'locked') {
    await refund()
    return { ok: false, reason: 'account-locked' }
  }
  if (passwordHash !== null) return { ok: true, clearThrottle: rules.map(({ key }) => key), passwordHash }
  await noteWrong(context, { attempt, counted })
  return { ok: false, reason: 'wrong-password' }
}

async function noteWrong(
  context: Context,
  { attempt, counted }: { readonly attempt: PasswordAttempt; readonly counted: PasswordRules },
): Promise<void> {
  const { account, where } = attempt
  const line = await activityEntry(context, {
    // As much is computed for nobody.
    accountId: account?.id ?? newAccountId(context.random, context.store.placing.account(emailKey(attempt.identifier))),
    kind: 'password-refused',
    details: where,
  })
  const notice = await noticeOfWrongPasswords(context, { account, counted })
  await context.store.throttle.noteWrong({ line, notice, toNobody: account === null }, { now: context.now })
}

/** A browser in which the account was opened, a session's or a phone's holder goes before strangers. */
function turnOf({
  account,
  by,
  from,
  password,
}: Pick<PasswordAttempt, 'account' | 'by' | 'from' | 'password'>): HashingTurn {
  const isKnown = by.kind !== 'browser' || by.usual
  return { from, known: isKnown && (account?.id ?? true), asTyped: password }
}

/** The hash that the password matches, or null. */
async function compare(
  context: Context,
  attempt: Pick<PasswordAttempt, 'account' | 'by' | 'identifier' | 'password' | 'from'>,
): Promise<string | null> {
  const { account } = attempt
  const typed = normalisePassword(attempt.password)
  const turn = turnOf(attempt)
  if (account === null || account.status === 'pending' || account.passwordHash === null) {
    await context.hasher.verifyNothing(typed, turn, await likenessOf(context, attempt.identifier))
    return null
  }
  const { id: accountId, passwordHash: fromHash } = account
  const { ok, needsRehash } = await context.hasher.verify(typed, fromHash, turn)
  if (!ok) return null
  if (!needsRehash || account.status === 'locked') return fromHash
  const rehashed = await unlessBusy(async () => ({ ok: true, hash: await context.hasher.hash(typed, turn) }) as const)
  // It was right: the new hash may as well be made at the next sign-in.
  if (!rehashed.ok) return fromHash
  await context.store.accounts.rehashPassword({ accountId, fromHash, toHash: rehashed.hash })
  return rehashed.hash
}

/**
 * Where an identifier stands among all that there could be: the same each time, and known to nobody. Hashes
 * of other systems take longer or shorter than ours; as large a share of the identifiers that nobody has
 * takes as long, so that time tells nothing.
 */
async function likenessOf({ keyRing }: Pick<Context, 'keyRing'>, identifier: string): Promise<number> {
  const mac = await keyRing.mac('likeness', emailKey(identifier))
  return new DataView(mac.buffer, mac.byteOffset).getUint32(0) / 2 ** 32
}
