import type { Store } from '@laissez-passer/core/ports'
import { deviceGrants } from '../device-grants/tables.ts'
import { pushedRequests } from '../pushed-requests/tables.ts'
import { sql } from '../sql/sql.ts'
import { nonce, statement } from '../sql/statements.ts'
import type { SqlStore } from '../store.ts'
import { anywhere, each } from './asking.ts'
import type { Parts } from './parts.ts'
import { passing } from './names.ts'
import { isMiss, routed } from './routed.ts'
import { move, rowsOf, visiting } from './rows.ts'

/**
 * Requests that begin without an account and are answered by somebody: the row is moved into the database of
 * whoever answers, where one commit spends it and writes the answer.
 */
export function shardedVisiting({ directory, shards }: Parts): Pick<Store, 'deviceGrants' | 'grants' | 'tickets'> {
  const { first } = shards
  const grants = routed(shards, 'grants')
  const tickets = routed(shards, 'tickets')

  /** Answers a pushed request: it is put back where nothing came of it. */
  async function answering(
    { accountId, pushed }: { readonly accountId: string; readonly pushed: string | null | undefined },
    run: () => Promise<boolean>,
  ): Promise<boolean> {
    const to = shards.of(accountId).executor
    const from = first.executor
    if (!pushed || to === from) return run()
    return visiting(pushedRequests, { from, to, where: sql`id_hash = ${pushed}`, run, won: (done) => done })
  }

  /** A device's request stands in the first database until somebody answers it; then beside who did. */
  const forward = (deviceCodeHash: string) => shards.nameOf('device grant', deviceCodeHash)
  async function whereIs(deviceCodeHash: string): Promise<SqlStore> {
    const entry = (await directory.find([forward(deviceCodeHash)])).get(forward(deviceCodeHash))
    return entry === undefined ? first : shards.of(entry.owner.replace('~', ''))
  }
  async function asked<Result>(deviceCodeHash: string, ask: (store: SqlStore) => Promise<Result>): Promise<Result> {
    const found = await ask(first)
    if (!isMiss(found) && Reflect.get(Object(found), 'status') !== 'unknown') return found
    return ask(await whereIs(deviceCodeHash))
  }

  return {
    grants: {
      ...grants,
      issueCode: (code, options) =>
        answering({ accountId: code.accountId, pushed: options.pushed }, () => grants.issueCode(code, options)),
    },
    tickets: {
      ...tickets,
      issue: (ticket, options) =>
        answering({ accountId: ticket.accountId, pushed: options.pushed }, () => tickets.issue(ticket, options)),
    },
    deviceGrants: {
      open: (grant) => first.deviceGrants.open(grant),
      async find(options) {
        return (await anywhere(shards, (store) => store.deviceGrants.find(options))) ?? null
      },
      async allow(options) {
        const { deviceCodeHash, given, now } = options
        const [from, to] = [await whereIs(deviceCodeHash), shards.of(given.accountId)]
        if (from === to) return to.deviceGrants.allow(options)
        const name = forward(deviceCodeHash)
        const entry = (await directory.find([name])).get(name) ?? null
        // One that somebody answered stays theirs. Looked at before: of two who come too late neither leaves
        // the directory saying that it is with the other.
        const where = sql`device_code_hash = ${deviceCodeHash} and status = 'pending'`
        if ((await rowsOf(from.executor, deviceGrants, where)).length === 0) return false
        // First where it will be, so that a device that asks meanwhile isn't told that there is none.
        const claim = nonce()
        if (!(await directory.take({ name, owner: passing(given.accountId), reservedAt: now, claim }, entry)))
          return false
        if (await move(deviceGrants, { from: from.executor, to: to.executor, where }))
          return to.deviceGrants.allow(options)
        // It was answered at that moment.
        if (entry === null) await directory.release(name, claim)
        else await directory.take({ ...entry, reservedAt: now, claim: nonce() }, { ...entry, claim })
        return false
      },
      deny: (options) => asked(options.deviceCodeHash, (store) => store.deviceGrants.deny(options)),
      poll: (options) => asked(options.deviceCodeHash, (store) => store.deviceGrants.poll(options)),
      spend: (options) => asked(options.deviceCodeHash, (store) => store.deviceGrants.spend(options)),
    },
  }
}

/** Clients that registered themselves are the first database's; what people allowed them lies with each. */
export function shardedClients({ shards }: Parts): Pick<Store, 'registeredClients'> {
  const { first } = shards
  return {
    registeredClients: {
      ...first.registeredClients,
      async remove(options) {
        if (!(await first.registeredClients.remove(options))) return false
        const { clientId } = options
        await each(shards, (store) =>
          store.executor.commit([statement(sql`delete from consents where client_id = ${clientId}`)]),
        )
        return true
      },
    },
  }
}

/**
 * A client that somebody allowed anything isn't swept, wherever that person is: it counts as written just
 * now.
 * @returns what to do after the sweep: it was written when it was
 */
export async function keepAllowed({ shards }: Parts, month: number): Promise<() => Promise<void>> {
  const { executor } = shards.first
  const written = (clientId: string, at: number) =>
    executor.commit([statement(sql`update registered_clients set changed_at = ${at} where client_id = ${clientId}`)])
  const kept: { readonly clientId: string; readonly changedAt: number }[] = []
  const old = await executor.query(
    statement(sql<{
      readonly clientId: string
      readonly changedAt: number
    }>`select client_id, changed_at from registered_clients
      where created_at <= ${month} and changed_at <= ${month} and open = 1`),
  )
  for (const { changedAt, clientId } of old) {
    const allowed = await each(shards, (store) =>
      store.executor.query(statement(sql`select 1 as one from consents where client_id = ${clientId} limit 1`)),
    )
    if (!allowed.some((rows) => rows.length > 0)) continue
    kept.push({ clientId, changedAt })
    await written(clientId, month + 1)
  }
  return async () => {
    for (const { changedAt, clientId } of kept) await written(clientId, changedAt)
  }
}
