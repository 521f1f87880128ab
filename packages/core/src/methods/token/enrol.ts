import { activityEntry } from '../../context/activity.ts'
import type { Context } from '../../context/index.ts'
import type { Invalid } from '../../errors.ts'
import { newId } from '../../ids/index.ts'
import { formatOtpauth, toBase32 } from '../../one-time-codes/index.ts'
import type { Account, CodeToken, Seconds } from '../../ports/index.ts'
import { accountMail } from '../../messages/account-mail.ts'
import type { FreshSession } from '../../freshness/fresh-session.ts'
import { driftAt, judgeTokenCode } from './judge-token.ts'
import { checkName, readCode } from './read.ts'
import { tokenRules } from './rules.ts'
import { openSecret, sealSecret } from './secret.ts'

/** A new app's secret, to be shown to this person until it is confirmed. */
export interface NewTokenApp {
  readonly id: string
  readonly name: string
  /** For the QR code: an `otpauth:` address. A secret. */
  readonly link: string
  /** The same secret to type, in Base32. */
  readonly secret: string
  readonly expiresAt: Seconds
}

/**
 * Makes a secret for an authenticator app (TOTP, SHA-1, 6 digits, 30 seconds: what every app understands). It
 * counts once a code of it was typed.
 * @param context the use case's.
 * @param input `fresh`: whose; `name`: 1 to 50 characters after trimming.
 * @returns the secret; `invalid` with an issue for `name` (`required`, `too-long`, `unsupported-characters`);
 * `too-many` tokens.
 */
export async function startTokenApp(
  context: Context,
  input: { readonly fresh: FreshSession; readonly name: string },
): Promise<
  { readonly ok: true; readonly app: NewTokenApp } | Invalid | { readonly ok: false; readonly reason: 'too-many' }
> {
  const { keyRing, now, random, store } = context
  const { account } = input.fresh
  const { name, issues } = checkName(input.name)
  if (issues.length > 0) return { ok: false, reason: 'invalid', issues }
  if ((await store.codeTokens.list(account.id)).length >= tokenRules.perAccount)
    return { ok: false, reason: 'too-many' }
  const id = newId(random, account.id)
  const token: CodeToken = {
    id,
    accountId: account.id,
    kind: 'totp',
    origin: 'app',
    name,
    serial: null,
    source: null,
    hash: 'SHA1',
    codeDigits: 6,
    stepSeconds: tokenRules.stepSeconds,
    suite: null,
    // RFC 4226 §4, R6: 160 bits.
    sealedSecret: await sealSecret(keyRing, { id, secret: random(20) }),
    countFrom: 0,
    driftSeconds: 0,
    validUntil: null,
    resyncFrom: null,
    resyncUntil: null,
    createdAt: now,
    expiresAt: now + tokenRules.enrolmentSeconds,
    lastSeenAt: null,
  }
  await store.codeTokens.open(token)
  return { ok: true, app: await shown(context, { account, token }) }
}

/**
 * The secret of an app that waits to be confirmed, shown again to its person; null when it doesn't (any
 * more). Writes nothing.
 */
export async function viewTokenApp(
  context: Context,
  { account, id }: { readonly account: Account; readonly id: string },
): Promise<NewTokenApp | null> {
  const token = await context.store.codeTokens.find({ id, accountId: account.id, now: context.now })
  return token === null || token.expiresAt === null ? null : shown(context, { account, token })
}

/**
 * Confirms an app by the code it shows now; a mail says so. The code is spent: it signs nobody in.
 * @param context the use case's.
 * @param input `fresh`: whose; `id`: of the app; `code`: as typed.
 * @returns `invalid` with an issue for `code` (`required`, `incomplete`, `wrong`, `clock`: right, but of a
 * clock that is minutes off); `unknown` when it doesn't wait (any more); `too-many` tokens; `throttled`.
 */
export async function confirmTokenApp(
  context: Context,
  input: { readonly fresh: FreshSession; readonly id: string; readonly code: string },
): Promise<
  | { readonly ok: true; readonly name: string }
  | Invalid
  | { readonly ok: false; readonly reason: 'unknown' | 'too-many' }
  | { readonly ok: false; readonly reason: 'throttled'; readonly until: Seconds }
> {
  const { now, store } = context
  const { fresh, id } = input
  const { account } = fresh
  const token = await store.codeTokens.find({ id, accountId: account.id, now })
  if (token === null || token.expiresAt === null) return { ok: false, reason: 'unknown' }
  const invalid = (code: string) => ({ ok: false, reason: 'invalid', issues: [{ field: 'code', code }] }) as const
  const code = readCode(input.code)
  if (code === '') return invalid('required')
  if (code.length !== token.codeDigits) return invalid('incomplete')
  const { enrolmentSeconds, tries } = tokenRules
  const rule = {
    key: `token:new:${id}`,
    accountId: account.id,
    limit: 2 * tries,
    lockSeconds: enrolmentSeconds,
    windowSeconds: enrolmentSeconds,
  }
  const spent = await store.throttle.spend([rule], { now })
  if (!spent.ok) return { ok: false, reason: 'throttled', until: spent.until }
  const verdict = await judgeTokenCode(context, { token, code })
  if (verdict.kind !== 'accepted') return invalid(verdict.kind === 'resynchronise' ? 'clock' : 'wrong')
  const { counter } = verdict
  const confirmed = await store.codeTokens.confirm({
    id,
    accountId: account.id,
    countFrom: counter + 1,
    driftSeconds: driftAt(token, { counter, now }),
    limit: tokenRules.perAccount,
    now,
    messages: [await accountMail(context, account, { template: 'token-added', params: { device: token.name } })],
    activity: await activityEntry(context, {
      accountId: account.id,
      kind: 'token-added',
      details: { device: token.name },
    }),
  })
  return confirmed.ok ? { ok: true, name: token.name } : confirmed
}

async function shown(
  { keyRing, settings }: Context,
  { account, token }: { readonly account: Account; readonly token: CodeToken },
): Promise<NewTokenApp> {
  const secret = await openSecret(keyRing, token)
  const { id, name, hash, codeDigits: digits, stepSeconds } = token
  const link = formatOtpauth({
    issuer: settings.name,
    account: account.email,
    secret,
    hash,
    digits,
    moving: { kind: 'totp', stepSeconds },
  })
  return { id, name, link, secret: toBase32(secret), expiresAt: token.expiresAt ?? 0 }
}
