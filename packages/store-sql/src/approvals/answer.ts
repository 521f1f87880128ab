import type { ApprovalsPort, Device, Proof, Seconds } from '@laissez-passer/core/ports'
import { sql } from '../sql/sql.ts'
import { claimed } from '../sql/claims.ts'
import { holdAccount } from '../accounts/hold.ts'
import { effects } from '../effects.ts'
import { endSignIns } from '../ends.ts'
import { didChange, type Executor, returned } from '../executor.ts'
import { insertInto } from '../sql/insert.ts'
import { nonce, prepare, type Statement } from '../sql/statements.ts'
import type { RowOf } from '../sql/table.ts'
import { insertProofOf } from '../sign-ins/proofs.ts'
import { openSignIn } from '../sign-ins/standing.ts'
import { approvalStatus } from './status.ts'
import { type approvals, pauses } from './tables.ts'

type Answer = Parameters<ApprovalsPort['answer']>[0]

interface Claim {
  readonly id: string
  readonly claim: string
  readonly now: Seconds
}

/** The request that this commit answered, and whose it is. */
const mine = (p: Claim) => sql`id = ${p.id} and claim = ${p.claim}`
const ofRequest = { accountId: sql`account_id`, knownBrowser: sql`known_browser` }

const open = (p: { id: string; deviceId: string; now: Seconds }) =>
  sql`id = ${p.id} and device_id = ${p.deviceId} and status = 'pending' and expires_at > ${p.now}`

const approve = prepare(
  (p: Claim & { deviceId: string; approvalThumbprint: string | null; biometricId: string | null }) =>
    sql`update approvals set status = 'approved', claim = ${p.claim} where ${open(p)}
    and exists (select 1 from devices where devices.id = approvals.device_id and devices.account_id = approvals.account_id
      and devices.status = 'active' and (devices.approval_thumbprint = ${p.approvalThumbprint} or devices.biometric_id = ${p.biometricId}))
    and ${openSignIn(sql`approvals.sign_in_id_hash`, { account: sql`approvals.account_id`, now: p.now })}`,
)

const refuse = prepare(
  (p: Claim & { deviceId: string; outcome: string }) =>
    sql`update approvals set status = ${p.outcome}, claim = ${p.claim} where ${open(p)}
    and exists (select 1 from devices where devices.id = approvals.device_id and devices.status <> 'removed')`,
)

const recordProof = prepare((p: Claim & Proof) => insertProofOf(p, { of: 'approvals', where: mine(p) }))

const endPause = prepare(
  (p: Claim) =>
    sql`delete from pauses
    where (account_id, known_browser) in (select account_id, known_browser from approvals where ${mine(p)})`,
)

// Each refusal doubles the pause, up to the longest; a later end stays.
const next = (p: { base: number; max: number }) =>
  sql`(case when pauses.seconds = 0 then ${p.base} when pauses.seconds * 2 < ${p.max} then pauses.seconds * 2 else ${p.max} end)`

// A first wrong code is a slip: it is noted, and only what follows it pauses.
const pause = prepare((p: Claim & { first: number; base: number; max: number }) =>
  insertInto(
    pauses,
    { ...ofRequest, until: sql`cast(${p.now} as bigint) + cast(${p.first} as bigint)`, seconds: p.first },
    {
      from: 'approvals',
      where: mine(p),
      onConflict: sql`on conflict (account_id, known_browser) do update set
        until = case when pauses.until > ${p.now} + ${next(p)} then pauses.until else ${p.now} + ${next(p)} end,
        seconds = ${next(p)}`,
    },
  ),
)

const quieten = prepare((p: Claim & { quietUntil: Seconds }) =>
  insertInto(
    pauses,
    { ...ofRequest, knownBrowser: false, until: p.quietUntil, seconds: 0 },
    {
      from: 'approvals',
      where: mine(p),
      onConflict: sql`on conflict (account_id, known_browser) do update set
        until = case when pauses.until > excluded.until then pauses.until else excluded.until end`,
    },
  ),
)

const endSignIn = prepare((p: Claim) =>
  endSignIns(sql`id_hash = (select sign_in_id_hash from approvals where id = ${p.id} and claim = ${p.claim})`),
)

const cancelStrangers = prepare(
  (p: Claim) =>
    sql`update approvals set status = 'cancelled' where status = 'pending' and known_browser = 0
    and account_id = (select account_id from approvals as mine where mine.id = ${p.id} and mine.claim = ${p.claim})`,
)

const noteNotMe = prepare(
  (p: Claim) =>
    sql`update accounts set not_me_at = ${p.now} where id = (select account_id from approvals where id = ${p.id} and claim = ${p.claim})`,
)

type Judged = Pick<RowOf<typeof approvals>, 'status' | 'expiresAt'> & {
  readonly deviceStatus: Device['status']
  readonly deviceThumbprint: string
  readonly deviceBiometricId: string | null
}

const judge = prepare(
  (p: { id: string; deviceId: string; now: Seconds }) =>
    sql<Judged>`select approvals.status, expires_at, devices.status as device_status, devices.approval_thumbprint as device_thumbprint,
      devices.biometric_id as device_biometric_id
    from approvals inner join devices on devices.id = approvals.device_id where approvals.id = ${p.id} and device_id = ${p.deviceId} and keep_until > ${p.now}`,
)

function consequences(options: Answer, claim: Claim): readonly Statement[] {
  const { outcome, proof } = options
  if (outcome === 'approved') return [...(proof ? [recordProof({ ...claim, ...proof })] : []), endPause(claim)]
  const base = Math.min(options.pause.baseSeconds, options.pause.maxSeconds)
  const first = outcome === 'wrong-code' ? 0 : base
  const paused = pause({ ...claim, first, base, max: options.pause.maxSeconds })
  if (outcome !== 'not-me') return [paused]
  return [
    paused,
    quieten({ ...claim, quietUntil: options.quietUntil }),
    endSignIn(claim),
    cancelStrangers(claim),
    noteNotMe(claim),
  ]
}

/** @see ApprovalsPort.answer */
export async function answer(executor: Executor, options: Answer): ReturnType<ApprovalsPort['answer']> {
  const { id, deviceId, outcome, approvalThumbprint, biometricId, now, messages, activity } = options
  const claim = { id, claim: nonce(), now }
  // Whoever refuses several at once writes the same account each time.
  const held =
    outcome === 'not-me'
      ? [holdAccount(sql`(select account_id from approvals where ${open({ id, deviceId, now })})`)]
      : []
  const outcomes = await executor.commit([
    ...held,
    outcome === 'approved'
      ? approve({ ...claim, deviceId, approvalThumbprint, biometricId })
      : refuse({ ...claim, deviceId, outcome }),
    ...consequences(options, claim),
    ...effects({ messages, activity }, claimed('approvals', { key: 'id', is: id, claim: claim.claim })),
    judge({ id, deviceId, now }),
  ])
  if (didChange(outcomes[held.length])) return { ok: true }
  const [row] = returned<Judged>(outcomes.at(-1))
  if (!row) return { ok: false, reason: 'unknown' }
  if (row.status !== 'pending') return { ok: false, reason: 'answered', status: approvalStatus(row, now) }
  if (row.expiresAt <= now) return { ok: false, reason: 'expired' }
  const trusted =
    outcome === 'approved'
      ? row.deviceStatus === 'active' &&
        (row.deviceThumbprint === approvalThumbprint || (biometricId !== null && row.deviceBiometricId === biometricId))
      : row.deviceStatus !== 'removed'
  return { ok: false, reason: trusted ? 'expired' : 'revoked' }
}
