import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import type { Proof, SignIn } from '@laissez-passer/core/ports'
import type { RawBuilder } from 'kysely'
import { insertInto } from '../sql/insert.ts'
import { type Statement, statement } from '../sql/statements.ts'
import { insertProof } from './proofs.ts'
import { signIns } from './tables.ts'

/** SHA-256 of account and browser, hexadecimal: the browser as this account knows it. */
export function accountBrowser({ accountId, browserHash }: Pick<SignIn, 'accountId' | 'browserHash'>): string | null {
  // Where there is no account as well: the time must not tell.
  const known = bytesToHex(sha256(utf8ToBytes(`${accountId}:${browserHash}`)))
  return accountId === null ? null : known
}

/** Begins a sign-in in which something is proved already, where the condition holds. */
export function beginProved(
  { signIn, proof }: { readonly signIn: SignIn; readonly proof: Proof },
  where: RawBuilder<unknown>,
): readonly Statement[] {
  const row = { ...signIn, accountBrowserHash: accountBrowser(signIn), sessionIdHash: null }
  return [
    statement(insertInto(signIns, row, { own: ['accountBrowserHash', 'sessionIdHash'], where })),
    insertProof({ signInIdHash: signIn.idHash, ...proof }, where),
  ]
}
