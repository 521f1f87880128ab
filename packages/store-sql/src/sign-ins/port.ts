import type { Seconds, SignIn, SignInsPort } from '@laissez-passer/core/ports'
import { sql } from '../sql/sql.ts'
import { claimed } from '../sql/claims.ts'
import { effects } from '../effects.ts'
import { didChange, type Executor } from '../executor.ts'
import { owner } from '../accounts/tables.ts'
import { insertInto } from '../sql/insert.ts'
import { db, nonce, prepare, statement } from '../sql/statements.ts'
import { isUsual } from '../sessions/browsers.ts'
import { live } from '../sessions/live.ts'
import { spendingOf } from '../throttle/spending.ts'
import { ofAccount } from './begin.ts'
import { insertProof, toProof } from './proofs.ts'
import { standing } from './standing.ts'
import { signInProofs, signIns } from './tables.ts'

const joinedSignIn = signIns.as('signIn')
const joinedBrowser = ['browsers.seenAt as browserSeenAt', 'browsers.twoFactorsAt as browserTwoFactorsAt'] as const
const joinedProof = signInProofs.as('proof')

/** A sign-in with what only the store knows of it. */
type Kept = SignIn & { readonly accountBrowserHash: string | null; readonly sessionIdHash: string | null }

const insert = prepare((p: Kept) => insertInto(signIns, p, { own: ['accountBrowserHash', 'sessionIdHash'] }))

const find = prepare((p: { idHash: string; browserHash: string; now: Seconds }) =>
  db
    .selectFrom('signIns')
    .leftJoin('accounts', 'accounts.id', 'signIns.accountId')
    .leftJoin('browsers', 'browsers.accountBrowserHash', 'signIns.accountBrowserHash')
    .leftJoin('signInProofs', 'signInProofs.signInIdHash', 'signIns.idHash')
    .select([...joinedSignIn.columns, ...owner.columns, ...joinedBrowser, ...joinedProof.columns])
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
      .set({ method: p.method, credentialId: p.credentialId, claim: p.claim })
      .where('idHash', '=', p.idHash)
      .where('completedAt', 'is', null)
      .where('expiresAt', '>', p.now)
      .where(standing(p.now)),
)

const redirect = prepare(
  (p: { idHash: string; requirement: string; continueTo: string | null; claim: string; now: Seconds }) =>
    db
      .updateTable('signIns')
      .set({
        requirement: p.requirement,
        continueTo: p.continueTo,
        claim: p.claim,
        method: null,
        credentialId: null,
      })
      .where('idHash', '=', p.idHash)
      .where('completedAt', 'is', null)
      .where('expiresAt', '>', p.now)
      .where(standing(p.now)),
)

/** Sign-ins under way, on SQL. */
export function signInsPort(executor: Executor): SignInsPort {
  return {
    async start(signIn, options) {
      const row = { ...signIn, accountBrowserHash: ofAccount(signIn), sessionIdHash: null }
      if (!options) {
        await executor.commit([insert(row)])
        return { ok: true }
      }
      const spent = spendingOf({ ...options, rules: options.spend })
      const inserted = statement(
        insertInto(signIns, row, { own: ['accountBrowserHash', 'sessionIdHash'], where: spent.mine }),
      )
      return spent.locked(await executor.commit([...spent.statements, inserted])) ?? { ok: true }
    },

    async raise({ signIn, proofs, session, now }) {
      const claim = nonce()
      const row = { ...signIn, accountBrowserHash: ofAccount(signIn), sessionIdHash: session, claim }
      const raisable = sql`exists (select 1 from sessions where id_hash = ${session} and account_id = ${signIn.accountId} and ${live(now)})`
      const mine = claimed('signIns', { key: 'idHash', is: signIn.idHash, claim })
      const [raised] = await executor.commit([
        statement(insertInto(signIns, row, { own: ['accountBrowserHash', 'sessionIdHash', 'claim'], where: raisable })),
        ...proofs.map((proof) => insertProof({ signInIdHash: signIn.idHash, ...proof }, mine)),
      ])
      return didChange(raised)
    },

    async redirect({ idHash, requirement, continueTo, now }) {
      const changed = { idHash, requirement: JSON.stringify(requirement), continueTo, claim: nonce(), now }
      const [redirected] = await executor.commit([redirect(changed)])
      return didChange(redirected)
    },

    async find(options) {
      const rows = await executor.query(find(options))
      const [row] = rows
      if (!row) return null
      const account = owner.parseOrNull(row)
      const browser = { seenAt: row.browserSeenAt, twoFactorsAt: row.browserTwoFactorsAt }
      return {
        signIn: joinedSignIn.parse(row),
        proofs: rows.flatMap((joined) => joinedProof.parseOrNull(joined) ?? []).map(toProof),
        account,
        knownBrowser: browser.twoFactorsAt !== null,
        usualBrowser: isUsual(browser, account),
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
      return didChange(proved)
    },

    async choose({ idHash, method, credentialId, now }) {
      const [chosen] = await executor.commit([choose({ idHash, method, credentialId, claim: nonce(), now })])
      return didChange(chosen)
    },
  }
}
