import type { DeviceGiven, DeviceGrant, DeviceGrantsPort, DevicePoll, Seconds } from '@laissez-passer/core/ports'
import { owner } from '../accounts/tables.ts'
import { insertConsent } from '../consents/port.ts'
import { effects } from '../effects.ts'
import { didChange, type Executor, returned } from '../executor.ts'
import { purchases } from '../grants/bought.ts'
import { live, sessionLives } from '../sessions/live.ts'
import { claimed } from '../sql/claims.ts'
import { insertInto } from '../sql/insert.ts'
import { type Sql, sql } from '../sql/sql.ts'
import { db, nonce, prepare, statement } from '../sql/statements.ts'
import { deviceGrants, joinedGrant } from './tables.ts'

/** Between two questions at first, and what is added to that for each that came too soon (RFC 8628 §3.5). */
const pauseSeconds = 5
/** What is left at least to fetch the tokens once somebody answered. */
const fetchSeconds = 60

interface Asking {
  readonly deviceCodeHash: string
  readonly clientId: string
  readonly now: Seconds
}

const insert = prepare((p: DeviceGrant) =>
  insertInto(
    deviceGrants,
    { ...fields(p), status: 'pending', pause: pauseSeconds },
    { own: ['status', 'pause'], onConflict: sql`on conflict do nothing` },
  ),
)

/** Of a proxy that gives each name: all that the port shows. */
function fields(p: DeviceGrant): DeviceGrant {
  const { askedFrom, askedIn, clientId, createdAt, deviceCodeHash, expiresAt, scope, userCodeHash } = p
  return { askedFrom, askedIn, clientId, createdAt, deviceCodeHash, expiresAt, scope, userCodeHash }
}

const hurried = prepare(
  (p: Asking) => sql`update device_grants set pause = pause + ${sql.lit(pauseSeconds)}
    where device_code_hash = ${p.deviceCodeHash} and client_id = ${p.clientId} and status = 'pending'
      and polled_at is not null and ${p.now} < polled_at + pause`,
)

const asked = prepare(
  (p: Asking) => sql`update device_grants set polled_at = ${p.now}
    where device_code_hash = ${p.deviceCodeHash} and client_id = ${p.clientId} and status = 'pending'`,
)

const read = prepare((p: Asking) =>
  db
    .selectFrom('deviceGrants')
    .leftJoin('accounts', 'accounts.id', 'deviceGrants.accountId')
    .select([...joinedGrant.columns, ...owner.columns])
    .select(['deviceGrants.status', 'deviceGrants.sessionIdHash', 'deviceGrants.given'])
    .where('deviceCodeHash', '=', p.deviceCodeHash)
    .where('clientId', '=', p.clientId),
)

/** Waits to be answered. */
function waits(p: { readonly deviceCodeHash: string; readonly now: Seconds }): Sql<unknown> {
  return sql`device_code_hash = ${p.deviceCodeHash} and status = 'pending' and expires_at > ${p.now}`
}

const refuse = prepare(
  (p: { deviceCodeHash: string; now: Seconds }) => sql`update device_grants set status = 'denied' where ${waits(p)}`,
)

const take = prepare(
  (p: { deviceCodeHash: string; now: Seconds; claim: string }) => sql`update device_grants
    set status = 'spent', claim = ${p.claim}
    where device_code_hash = ${p.deviceCodeHash} and status = 'allowed' and expires_at > ${p.now}
      and (session_id_hash is null
        or exists (select 1 from sessions where id_hash = device_grants.session_id_hash and ${live(p.now)}))`,
)

function letIn(p: {
  readonly deviceCodeHash: string
  readonly given: DeviceGiven
  readonly sessionIdHash: string
  readonly now: Seconds
  readonly claim: string
}): Sql<unknown> {
  const { accountId, sessionIdHash, ...proved } = p.given
  return sql`update device_grants set status = 'allowed', claim = ${p.claim}, account_id = ${accountId},
    session_id_hash = ${sessionIdHash}, given = ${JSON.stringify(proved)},
    expires_at = case when expires_at < ${p.now + fetchSeconds} then ${p.now + fetchSeconds} else expires_at end
    where ${waits(p)} and ${sessionLives({ accountId, sessionIdHash: p.sessionIdHash, now: p.now })}`
}

const buyByDevice = purchases(({ claim, key }) => claimed('deviceGrants', { key: 'deviceCodeHash', is: key, claim }))

/** Devices that wait for an answer, on SQL. */
export function deviceGrantsPort(executor: Executor): DeviceGrantsPort {
  return {
    async open(grant) {
      const [opened] = await executor.commit([insert(grant)])
      return didChange(opened)
    },

    async find({ now, userCodeHashes }) {
      const [row] = await executor.query(
        statement(
          db
            .selectFrom('deviceGrants')
            .select(deviceGrants.columns)
            .where('userCodeHash', 'in', [...userCodeHashes])
            .where('status', '=', 'pending')
            .where('expiresAt', '>', now),
        ),
      )
      return row ? deviceGrants.parse(row) : null
    },

    async allow({ activity, consent, deviceCodeHash, given, messages, now, sessionIdHash }) {
      const claim = nonce()
      const mine = claimed('deviceGrants', { key: 'deviceCodeHash', is: deviceCodeHash, claim })
      const { accountId } = given
      const [allowed] = await executor.commit([
        statement(letIn({ deviceCodeHash, given, sessionIdHash, now, claim })),
        ...consent.scopes.map((scope) =>
          statement(insertConsent({ accountId, clientId: consent.clientId, scope, givenAt: now }, mine)),
        ),
        ...effects({ messages, activity }, mine),
      ])
      return didChange(allowed)
    },

    async deny(options) {
      const [denied] = await executor.commit([refuse(options)])
      return didChange(denied)
    },

    async poll(asking) {
      const [tooSoon, , found] = await executor.commit([hurried(asking), asked(asking), read(asking)])
      const [row] = returned<Polled>(found)
      return row ? told(row, { now: asking.now, tooSoon: didChange(tooSoon) }) : { status: 'unknown' }
    },

    async spend({ buys, deviceCodeHash, now }) {
      const claim = nonce()
      const bought = buyByDevice(buys, { key: deviceCodeHash, claim })
      const [spent] = await executor.commit([take({ deviceCodeHash, now, claim }), ...bought])
      return didChange(spent)
    },
  }
}

type Polled = Parameters<typeof joinedGrant.parse>[0] &
  Parameters<typeof owner.parseOrNull>[0] & {
    readonly status: 'pending' | 'allowed' | 'denied' | 'spent'
    readonly sessionIdHash: string | null
    readonly given: string | null
  }

function told(row: Polled, { now, tooSoon }: { readonly now: Seconds; readonly tooSoon: boolean }): DevicePoll {
  const { given, sessionIdHash, status } = row
  if (status === 'denied' || status === 'spent') return { status }
  const grant = joinedGrant.parse(row)
  if (grant.expiresAt <= now) return { status: 'expired' }
  const account = owner.parseOrNull(row)
  if (account === null || given === null) return { status: tooSoon ? 'slow-down' : 'pending' }
  const proved: Omit<DeviceGiven, 'accountId' | 'sessionIdHash'> = JSON.parse(given)
  return { status: 'allowed', grant, account, given: { ...proved, accountId: account.id, sessionIdHash } }
}
