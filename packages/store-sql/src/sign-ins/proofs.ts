import type { Proof } from '@laissez-passer/core/ports'
import { type Sql, sql } from '../sql/sql.ts'
import { insertInto } from '../sql/insert.ts'
import { type Statement, statement } from '../sql/statements.ts'
import type { ValueOf } from '../sql/table.ts'
import { signInProofs } from './tables.ts'

/** Records a proof where the condition holds; of the same method the first stays. */
export function insertProof({ alone, assurance = null, ...proof }: InSignIn<Proof>, where: Sql<unknown>): Statement {
  const row = { ...proof, alone: alone === true, assurance }
  return statement(insertInto(signInProofs, row, { own: ['signInIdHash'], where, onConflict: firstStays }))
}

/**
 * The same for the sign-in to which a row of another table belongs.
 * @param options `of`: that table; `where`: which row.
 */
export function insertProofOf(
  { at, credentialId, method }: Proof,
  { of, where }: { readonly of: string; readonly where: Sql<unknown> },
): Sql<unknown> {
  const row = { signInIdHash: sql`sign_in_id_hash`, method, at, credentialId, alone: false, assurance: null }
  return insertInto(signInProofs, row, { own: ['signInIdHash'], from: of, where, onConflict: firstStays })
}

const firstStays = sql`on conflict do nothing`

/**
 * What a removed factor proved in open sign-ins goes, where the condition holds: no session comes of it any
 * more.
 */
export function withoutProofs(credentialId: string, where: Sql<unknown>): Statement {
  return statement(sql`delete from sign_in_proofs where credential_id = ${credentialId} and ${where}
    and exists (select 1 from sign_ins where id_hash = sign_in_proofs.sign_in_id_hash and completed_at is null)`)
}

type InSignIn<Of> = Omit<Of, 'assurance'> & {
  readonly signInIdHash: string
  readonly assurance?: ValueOf<typeof signInProofs>['assurance']
}

/** A proof as core has it: what isn't so is absent. */
export function toProof({ alone, assurance, ...proof }: ValueOf<typeof signInProofs>): Proof {
  return { ...proof, ...(alone ? { alone } : {}), ...(assurance === null ? {} : { assurance }) }
}
