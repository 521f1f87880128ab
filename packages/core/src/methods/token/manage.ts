import { activityEntry } from '../../context/activity.ts'
import type { Context } from '../../context/index.ts'
import type { Invalid } from '../../errors.ts'
import type { CodeToken } from '../../ports/index.ts'
import { accountMail } from '../../messages/account-mail.ts'
import type { FreshSession } from '../../freshness/fresh-session.ts'
import { checkName } from './read.ts'

/** A token as My Account lists it. */
export type ListedToken = Pick<CodeToken, 'id' | 'name' | 'kind' | 'origin' | 'serial' | 'createdAt' | 'lastSeenAt'>

/** The account has no such token (any more): answer 404. */
export interface UnknownToken {
  readonly ok: false
  readonly reason: 'unknown'
}

/** The tokens of an account, oldest first, without secrets. One query. */
export async function listTokens(
  { store }: Pick<Context, 'store'>,
  { accountId }: { readonly accountId: string },
): Promise<readonly ListedToken[]> {
  const tokens = await store.codeTokens.list(accountId)
  return tokens.map(({ id, name, kind, origin, serial, createdAt, lastSeenAt }) => ({
    id,
    name,
    kind,
    origin,
    serial,
    createdAt,
    lastSeenAt,
  }))
}

/**
 * Gives a token another name.
 * @param input `name`: 1 to 50 characters after trimming.
 * @returns `invalid` with an issue for `name` (`required`, `too-long`, `unsupported-characters`); `unknown`.
 */
export async function renameToken(
  context: Context,
  input: { readonly accountId: string; readonly tokenId: string; readonly name: string },
): Promise<{ readonly ok: true } | Invalid | UnknownToken> {
  const { accountId, tokenId: id } = input
  const { name, issues } = checkName(input.name)
  if (issues.length > 0) return { ok: false, reason: 'invalid', issues }
  const activity = await activityEntry(context, { accountId, kind: 'token-renamed', details: { device: name } })
  const renamed = await context.store.codeTokens.rename({ id, accountId, name, activity })
  return renamed ? { ok: true } : { ok: false, reason: 'unknown' }
}

/**
 * Removes a token: its secret is destroyed, its challenges end; a mail says so.
 * @param input `fresh`: whose; `tokenId`: as listed.
 */
export async function removeToken(
  context: Context,
  { fresh, tokenId: id }: { readonly fresh: FreshSession; readonly tokenId: string },
): Promise<{ readonly ok: true } | UnknownToken> {
  const { now, store } = context
  const { account } = fresh
  const token = (await store.codeTokens.list(account.id)).find((one) => one.id === id)
  if (!token) return { ok: false, reason: 'unknown' }
  const removed = await store.codeTokens.remove({
    id,
    accountId: account.id,
    now,
    messages: [await accountMail(context, account, { template: 'token-removed', params: { device: token.name } })],
    activity: await activityEntry(context, {
      accountId: account.id,
      kind: 'token-removed',
      details: { device: token.name },
    }),
  })
  return removed ? { ok: true } : { ok: false, reason: 'unknown' }
}
