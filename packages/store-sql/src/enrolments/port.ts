import type { Device, Enrolment, EnrolmentsPort, Seconds } from '@laissez-passer/core/ports'
import { type Sql, sql } from '../sql/sql.ts'
import { claimed } from '../sql/claims.ts'
import { devices } from '../devices/tables.ts'
import { effects } from '../effects.ts'
import { didChange, type Executor, returned } from '../executor.ts'
import { insertInto } from '../sql/insert.ts'
import { db, nonce, prepare, statement } from '../sql/statements.ts'
import type { RowOf } from '../sql/table.ts'
import { removeDevice } from '../devices/without-device.ts'
import { enrolments } from './tables.ts'

type Read = RowOf<typeof enrolments> & { readonly tries: number }

const joinedEnrolment = enrolments.as('enrolment')
const joinedDevice = devices.as('device')
const tries = sql<number>`(select count(*) from enrolment_tries where enrolment_id = enrolments.id)`

const cancelPending = prepare((p: { accountId: string }) =>
  db
    .updateTable('enrolments')
    .set({ status: 'cancelled', sealedOprfKey: null, sealedPinCheck: null })
    .where('accountId', '=', p.accountId)
    .where('status', '=', 'pending'),
)

const insert = prepare((p: Enrolment & { status: 'pending' }) => insertInto(enrolments, p, { own: ['status'] }))

const find = prepare((p: { id: string; now: Seconds }) =>
  db
    .selectFrom('enrolments')
    .leftJoin('devices', 'devices.enrolmentId', 'enrolments.id')
    .select([...joinedEnrolment.columns, 'enrolments.status', tries.as('tries'), ...joinedDevice.columns])
    .where('enrolments.id', '=', p.id)
    .where('keepUntil', '>', p.now),
)

const cancel = prepare((p: { id: string; accountId: string }) =>
  db
    .updateTable('enrolments')
    .set({ status: 'cancelled', sealedOprfKey: null, sealedPinCheck: null })
    .where('id', '=', p.id)
    .where('accountId', '=', p.accountId)
    .where('status', '=', 'pending'),
)

const spend = prepare(
  (p: { id: string; secretHash: string; blindedHash: string; limit: number; now: Seconds }) =>
    sql`insert into enrolment_tries (enrolment_id, blinded_hash) select id, ${p.blindedHash} from enrolments
    where id = ${p.id} and secret_hash = ${p.secretHash} and status = 'pending' and expires_at > ${p.now}
      and (select count(*) from enrolment_tries where enrolment_id = ${p.id}) < ${p.limit}
    on conflict do nothing`,
)

const judge = prepare(
  (p: { id: string; secretHash: string; blindedHash: string; now: Seconds }) =>
    sql<Read & { readonly mine: number }>`select enrolments.*, ${tries} as tries,
      (select count(*) from enrolment_tries where enrolment_id = enrolments.id and blinded_hash = ${p.blindedHash}) as mine
    from enrolments where id = ${p.id} and secret_hash = ${p.secretHash} and keep_until > ${p.now}`,
)

interface Finish {
  readonly id: string
  readonly accountId: string
  readonly replaces: string | null
  readonly maxDevices: number
  readonly now: Seconds
  readonly claim: string
}

const finish = prepare(
  (p: Finish) =>
    sql`update enrolments set status = 'completed', sealed_oprf_key = null, sealed_pin_check = null, claim = ${p.claim}
    where id = ${p.id} and account_id = ${p.accountId} and status = 'pending' and expires_at > ${p.now}
      and exists (select 1 from enrolment_tries where enrolment_id = ${p.id})
      and (select count(*) from devices where account_id = ${p.accountId} and status <> 'removed'
        and id <> coalesce(${p.replaces}, '')) < ${p.maxDevices}`,
)

const ofEnrolment = prepare((p: { id: string }) =>
  db.selectFrom('devices').select(devices.columns).where('enrolmentId', '=', p.id),
)

const why = prepare(
  (p: { id: string; accountId: string; now: Seconds }) =>
    sql<Read>`select enrolments.*, ${tries} as tries from enrolments where id = ${p.id} and account_id = ${p.accountId} and keep_until > ${p.now}`,
)

/** The device is the account's. */
function heldBy({ id, accountId }: Pick<Device, 'id' | 'accountId'>): Sql<boolean> {
  return sql<boolean>`exists (select 1 from devices as mine where mine.id = ${id} and mine.account_id = ${accountId})`
}

/** Adding devices, on SQL. */
export function enrolmentsPort(executor: Executor): EnrolmentsPort {
  return {
    async start(enrolment) {
      await executor.commit([cancelPending(enrolment), insert({ ...enrolment, status: 'pending' })])
    },

    async find(options) {
      const [row] = await executor.query(find(options))
      if (!row) return null
      const { status, tries } = row
      return { enrolment: joinedEnrolment.parse(row), status, tries, device: joinedDevice.parseOrNull(row) }
    },

    async cancel(options) {
      await executor.commit([cancel(options)])
    },

    async spendTry({ id, secretHash, blindedHash, limit, now }) {
      const outcomes = await executor.commit([
        spend({ id, secretHash, blindedHash, limit, now }),
        judge({ id, secretHash, blindedHash, now }),
      ])
      const [row] = returned<Read & { readonly mine: number }>(outcomes[1])
      if (!row || row.status === 'cancelled') return { ok: false, reason: 'unknown' }
      if (row.status === 'completed') return { ok: false, reason: 'completed' }
      if (row.expiresAt <= now) return { ok: false, reason: 'expired' }
      return row.mine > 0
        ? { ok: true, enrolment: enrolments.parse(row), left: Math.max(0, limit - row.tries) }
        : { ok: false, reason: 'no-tries' }
    },

    async complete({ id, device, replaces, maxDevices, now, messages, activity }) {
      const claim = nonce()
      const mine = claimed('enrolments', { key: 'id', is: id, claim })
      const outcomes = await executor.commit([
        finish({ id, accountId: device.accountId, replaces, maxDevices, now, claim }),
        statement(insertInto(devices, { ...device, enrolmentId: id }, { where: mine })),
        ...(replaces === null
          ? []
          : removeDevice(replaces, sql`${mine} and ${heldBy({ id: replaces, accountId: device.accountId })}`)),
        ...effects({ messages, activity }, mine),
        ofEnrolment({ id }),
        why({ id, accountId: device.accountId, now }),
      ])
      const [made] = returned<Device>(outcomes.at(-2))
      const same =
        made?.presenceThumbprint === device.presenceThumbprint && made.approvalThumbprint === device.approvalThumbprint
      if (made)
        return same ? { ok: true, device: made, created: didChange(outcomes[0]) } : { ok: false, reason: 'completed' }
      const [row] = returned<Read>(outcomes.at(-1))
      if (row?.status !== 'pending' || row.tries === 0) return { ok: false, reason: 'unknown' }
      return { ok: false, reason: row.expiresAt <= now ? 'expired' : 'too-many' }
    },

    async deviceOf(id) {
      const [device] = await executor.query(ofEnrolment({ id }))
      return device ?? null
    },
  }
}
