import type { Account, Store, ToldAccount } from '@laissez-passer/core/ports'
import { expect } from 'vitest'

/**
 * A token as our own API finds it; whoever tells services of people finds it as long, and less of the person.
 */
export async function foundToken(
  store: Store,
  tokenHash: string,
  options: { readonly now: number },
): ReturnType<Store['grants']['findApiToken']> {
  const whole = await store.grants.findApiToken(tokenHash, options)
  const { account: owner, session: within, token: found } = whole ?? { account: null, session: null, token: null }
  expect(await store.grants.findAccessToken(tokenHash, options)).toEqual(
    found && { token: found, account: owner && toldOf(owner), session: within && { proofs: within.proofs } },
  )
  return whole
}

const toldOf = ({ id, uid, email, title, firstName, lastName, language, status }: Account): ToldAccount => ({
  id,
  uid,
  email,
  title,
  firstName,
  lastName,
  language,
  status,
})
