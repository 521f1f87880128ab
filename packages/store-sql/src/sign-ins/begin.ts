import type { Proof, SignIn } from '@laissez-passer/core/ports'
import type { Sql } from '../sql/sql.ts'
import { accountBrowser } from '../sessions/browsers.ts'
import { insertInto } from '../sql/insert.ts'
import { type Statement, statement } from '../sql/statements.ts'
import { insertProof } from './proofs.ts'
import { signIns } from './tables.ts'

/** The browser as the account knows it; null where there is no account. */
export function ofAccount(signIn: Pick<SignIn, 'accountId' | 'browserHash'>): string | null {
  // Hashed where there is no account as well: the time must not tell.
  const hash = accountBrowser(signIn)
  return signIn.accountId === null ? null : hash
}

/** Begins a sign-in in which something is proved already, where the condition holds. */
export function beginProved(
  { signIn, proof }: { readonly signIn: SignIn; readonly proof: Proof },
  where: Sql<unknown>,
): readonly Statement[] {
  const row = { ...signIn, accountBrowserHash: ofAccount(signIn), sessionIdHash: null }
  return [
    statement(insertInto(signIns, row, { own: ['accountBrowserHash', 'sessionIdHash'], where })),
    insertProof({ signInIdHash: signIn.idHash, ...proof }, where),
  ]
}
