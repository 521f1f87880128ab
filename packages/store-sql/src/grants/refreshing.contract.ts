import type { AuthorizationCode, RefreshGrant, Session, Store } from '@laissez-passer/core/ports'
import { expect } from 'vitest'
import { activated, code, fresh, now, refreshGrant, signedIn, token } from '../contract/fixtures.ts'
import { foundToken } from './found-token.contract.ts'

/** A store in which somebody is signed in. */
export async function withSession(makeStore: () => Promise<Store>) {
  const store = await makeStore()
  const owner = await activated(store)
  return { store, owner, session: await signedIn(store, owner.id) }
}

/** A code that bought an access token and a refresh token. */
export async function granted(store: Store, within: Session, options: Partial<RefreshGrant> = {}) {
  const issued = code(within)
  await store.grants.issueCode(issued, { now })
  const lasting = options.sessionIdHash === undefined ? {} : { sessionIdHash: options.sessionIdHash }
  const bought = { token: token(issued, lasting), refresh: refreshGrant(issued, options) }
  expect(await store.grants.spendCode(issued.codeHash, { buys: bought, now })).toEqual({ ok: true })
  return { issued, ...bought }
}

/** Presents a refresh token. */
export const present = (
  store: Store,
  { refresh, issued }: { readonly refresh: RefreshGrant; readonly issued: AuthorizationCode },
  { secretHash = refresh.secretHash, next = fresh('secret'), expiresAt = now + 3000, at = now } = {},
) => {
  const bought = token(issued, { sessionIdHash: refresh.sessionIdHash })
  const { idHash } = refresh
  return store.grants
    .refresh({ idHash, secretHash, next: { secretHash: next, expiresAt }, token: bought, now: at })
    .then((answer) => ({ answer, bought, next }))
}

/** Whether an access token opens anything. */
export const opens = async (store: Store, { tokenHash }: { readonly tokenHash: string }) =>
  (await foundToken(store, tokenHash, { now })) !== null
/** Whether a refresh token is still good. */
export const stands = async (store: Store, { idHash }: RefreshGrant, at = now) =>
  (await store.grants.findRefreshGrant(idHash, { now: at })) !== null
