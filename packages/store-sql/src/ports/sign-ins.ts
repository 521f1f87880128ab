import type { Proof, Seconds, SignIn, SignInsPort } from '@laissez-passer/core/ports'
import { type RawBuilder, sql } from 'kysely'
import { claimed } from '../claims.ts'
import { effects } from '../effects.ts'
import type { Executor } from '../executor.ts'
import { isOwned, joinedAccountColumns, owner, toSignIn } from '../rows.ts'
import type { ProofRow, SignInRow } from '../schema.ts'
import { columns, db, insertWhere, nonce, prepare, type Statement, statement } from '../statements.ts'
import { live } from './live.ts'
import { spending } from './throttle.ts'

const rowColumns = [
  'idHash',
  'browserHash',
  'accountBrowserHash',
  'identifier',
  'accountId',
  'requirement',
  'continueTo',
  'method',
  'credentialId',
  'createdAt',
  'expiresAt',
  'completedAt',
  'sessionIdHash',
] as const

const insert = prepare((p: Omit<SignInRow, 'claim'>) => db.insertInto('signIns').values(columns(p, rowColumns)))

const find = prepare((p: { idHash: string; browserHash: string; now: Seconds }) =>
  db
    .selectFrom('signIns')
    .leftJoin('accounts', 'accounts.id', 'signIns.accountId')
    .leftJoin('browsers', 'browsers.accountBrowserHash', 'signIns.accountBrowserHash')
    .leftJoin('signInProofs', 'signInProofs.signInIdHash', 'signIns.idHash')
    .select([
      'idHash',
      'browserHash',
      'identifier',
      'signIns.accountId',
      'requirement',
      'continueTo',
      'signIns.method',
      'signIns.credentialId',
      'signIns.createdAt',
      'signIns.expiresAt',
      'completedAt',
      ...joinedAccountColumns,
      'browsers.seenAt as browserSeenAt',
      'signInProofs.method as proofMethod',
      'signInProofs.at as proofAt',
      'signInProofs.credentialId as proofCredentialId',
      'signInProofs.alone as proofAlone',
      'signInProofs.assurance as proofAssurance',
    ])
    .where('idHash', '=', p.idHash)
    .where('browserHash', '=', p.browserHash)
    .where('signIns.expiresAt', '>', p.now)
    .where(standing(p.now))
    .orderBy('signInProofs.at'),
)

const choose = prepare(
  (p: { idHash: string; method: string | null; credentialId: string | null; claim: string; now: Seconds }) =>
    db
      .updateTable('signIns')
      .set(columns(p, ['method', 'credentialId', 'claim']))
      .where('idHash', '=', p.idHash)
      .where('completedAt', 'is', null)
      .where('expiresAt', '>', p.now)
      .where(standing(p.now)),
)

const redirect = prepare(
  (p: { idHash: string; requirement: string; continueTo: string | null; claim: string; now: Seconds }) =>
    db
      .updateTable('signIns')
      .set({ ...columns(p, ['requirement', 'continueTo', 'claim']), method: null, credentialId: null })
      .where('idHash', '=', p.idHash)
      .where('completedAt', 'is', null)
      .where('expiresAt', '>', p.now)
      .where(standing(p.now)),
)

/** Records a proof where the condition holds; of the same method the first stays. */
export function insertProof(
  {
    signInIdHash,
    method,
    at,
    credentialId,
    alone,
    assurance = null,
  }: Omit<Proof, 'assurance'> & Pick<ProofRow, 'signInIdHash'> & Partial<Pick<ProofRow, 'assurance'>>,
  where: RawBuilder<unknown>,
): Statement {
  const row = { signInIdHash, method, at, credentialId, alone: alone ? 1 : 0, assurance }
  return statement(insertWhere('signInProofs', row, { where, onConflict: sql`on conflict do nothing` }))
}

/** SHA-256 of account and browser, hexadecimal: the browser as this account knows it. */
async function accountBrowser({ accountId, browserHash }: SignIn): Promise<string | null> {
  // Where there is no account as well: the time must not tell.
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(`${accountId}:${browserHash}`))
  const known = Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('')
  return accountId === null ? null : known
}

/**
 * A sign-in that raises a session stands as long as that session; a completed one for itself. Names its table, so that it can be
 * a part of any statement about sign-ins.
 */
export function standing(now: Seconds): RawBuilder<boolean> {
  return sql<boolean>`(sign_ins.session_id_hash is null or sign_ins.completed_at is not null
    or exists (select 1 from sessions where sessions.id_hash = sign_ins.session_id_hash and ${live(now)}))`
}

/** Sign-ins under way, on SQL. */
export function signIns(executor: Executor): SignInsPort {
  return {
    async start(signIn, options) {
      const row = {
        ...signIn,
        requirement: JSON.stringify(signIn.requirement),
        accountBrowserHash: await accountBrowser(signIn),
        sessionIdHash: null,
      }
      if (!options) {
        await executor.commit([insert(row)])
        return { ok: true }
      }
      const spent = spending(options.spend, options)
      const inserted = statement(insertWhere('signIns', row, { where: spent.mine }))
      const until = spent.until(await executor.commit([...spent.statements, inserted]))
      return until === null ? { ok: true } : { ok: false, until }
    },

    async raise({ signIn, proofs, session, now }) {
      const claim = nonce()
      const row = {
        ...signIn,
        requirement: JSON.stringify(signIn.requirement),
        accountBrowserHash: await accountBrowser(signIn),
        sessionIdHash: session,
        claim,
      }
      const raisable = sql`exists (select 1 from sessions where id_hash = ${session} and account_id = ${signIn.accountId} and ${live(now)})`
      const mine = claimed('signIns', { key: 'idHash', is: signIn.idHash, claim })
      const [raised] = await executor.commit([
        statement(insertWhere('signIns', columns(row, [...rowColumns, 'claim']), { where: raisable })),
        ...proofs.map((proof) => insertProof({ signInIdHash: signIn.idHash, ...proof }, mine)),
      ])
      return raised?.changes === 1
    },

    async redirect({ idHash, requirement, continueTo, now }) {
      const changed = { idHash, requirement: JSON.stringify(requirement), continueTo, claim: nonce(), now }
      const [redirected] = await executor.commit([redirect(changed)])
      return redirected?.changes === 1
    },

    async find(options) {
      const rows = await executor.query(find(options))
      const [row] = rows
      if (!row) return null
      const proofs = rows.flatMap(
        ({ proofMethod, proofAt, proofCredentialId, proofAlone, proofAssurance }): Proof[] => {
          if (proofMethod === null || proofAt === null) return []
          return [
            {
              method: proofMethod,
              at: proofAt,
              credentialId: proofCredentialId,
              ...(proofAlone === 1 ? { alone: true } : {}),
              ...(proofAssurance === null ? {} : { assurance: proofAssurance }),
            },
          ]
        },
      )
      return {
        signIn: toSignIn(row),
        proofs,
        account: isOwned(row) ? owner(row) : null,
        knownBrowser: row.browserSeenAt !== null,
      }
    },

    async prove({ idHash, proof, method, credentialId, clearThrottle, now }) {
      const claim = nonce()
      const mine = claimed('signIns', { key: 'idHash', is: idHash, claim })
      const [proved] = await executor.commit([
        choose({ idHash, method, credentialId, claim, now }),
        insertProof({ signInIdHash: idHash, ...proof }, mine),
        ...effects({ clearThrottle }, mine),
      ])
      return proved?.changes === 1
    },

    async choose({ idHash, method, credentialId, now }) {
      const [chosen] = await executor.commit([choose({ idHash, method, credentialId, claim: nonce(), now })])
      return chosen?.changes === 1
    },
  }
}
