import type { MethodState } from '../../src/context/index.ts'
import type { Account, SignIn } from '../../src/ports/index.ts'
import { visitor } from './world.ts'

/**
 * A sign-in of this person as methods see it, begun at this moment in a browser that the account doesn't
 * know.
 */
export function methodState(
  account: Account,
  { now, ...changed }: Partial<SignIn> & { readonly now: number },
): MethodState {
  const signIn: SignIn = {
    idHash: `sign-in at ${now}`,
    browserHash: 'browser',
    sealedIdentifier: 'sealed',
    accountId: account.id,
    requirement: { serviceName: null, level: 'BASIC', methods: null },
    continueTo: null,
    method: null,
    credentialId: null,
    createdAt: now,
    expiresAt: now + 900,
    completedAt: null,
    ...changed,
  }
  return {
    signIn,
    account,
    credentialId: signIn.credentialId,
    knownBrowser: false,
    proofs: [],
    visitor: visitor(),
  }
}
