import { didChange } from '../executor.ts'
import type { EmailChange, Store } from '@laissez-passer/core/ports'
import { withoutPending } from '../email-changes/port.ts'
import { sql } from '../sql/sql.ts'
import { statement } from '../sql/statements.ts'
import type { SqlStore } from '../store.ts'
import { compare, each } from './asking.ts'
import { eachThere } from './away.ts'
import type { Name } from './naming.ts'
import type { Parts } from './parts.ts'
import { routed } from './routed.ts'
import type { Shards } from './shards.ts'

/** What only one account may have, besides its address and identifier. */
export function shardedUnique(parts: Parts): Pick<Store, 'passkeys' | 'provisioned' | 'emailChanges' | 'notMeReports'> {
  const { naming, shards } = parts
  const passkeys = routed(shards, 'passkeys')
  const provisioned = routed(shards, 'provisioned')
  const emailChanges = routed(shards, 'emailChanges')
  const notMeReports = routed(shards, 'notMeReports')
  const external = ({ client, externalId }: { readonly client: string; readonly externalId: string }): Name => ({
    kind: 'external',
    value: JSON.stringify([client, externalId]),
  })

  async function changing<Result>(
    change: EmailChange,
    {
      now,
      won,
      write,
      taken,
    }: {
      readonly now: number
      readonly write: (on: Shards) => Promise<Result>
      readonly won: (result: Result) => boolean
      readonly taken: () => Promise<Result>
    },
  ): Promise<Result> {
    const { accountId, newKey, oldKey } = change
    const email = (value: string): Name => ({ kind: 'email', value })
    const done = await naming.hold(
      [email(newKey)],
      { owner: accountId, now, yields: pendingYields(parts) },
      { write, won, taken },
    )
    if (won(done) && newKey !== oldKey) await naming.drop(email(oldKey), accountId)
    return done
  }
  const isTaken = async (store: SqlStore, { id }: EmailChange) => {
    const [refused] = await store.executor.commit([
      statement(sql`update email_changes set status = 'taken' where id = ${id} and status = 'waiting'`),
    ])
    return didChange(refused) ? ('taken' as const) : null
  }

  return {
    passkeys: {
      ...passkeys,
      async find(credentialId) {
        for (const store of await naming.at([{ kind: 'passkey', value: credentialId }])) {
          const found = await store.passkeys.find(credentialId)
          if (found) return found
        }
        return null
      },
      add: (options) =>
        naming.hold<Awaited<ReturnType<typeof passkeys.add>>>(
          [{ kind: 'passkey', value: options.passkey.credentialId }],
          { owner: options.passkey.accountId, now: options.passkey.createdAt },
          {
            write: (on) => routed(on, 'passkeys').add(options),
            won: (done) => done === 'added',
            taken: async () => 'taken',
          },
        ),
    },

    provisioned: {
      ...provisioned,
      async note(which, options) {
        const { accountId, client, externalId } = which
        if (externalId === null) return provisioned.note(which, options)
        return naming.hold<boolean>(
          [external({ client, externalId })],
          { owner: accountId, now: options.now },
          {
            write: (on) => routed(on, 'provisioned').note(which, options),
            won: (done) => done,
            taken: async () => false,
          },
        )
      },
      async called(which) {
        for (const store of await naming.at([external(which)])) {
          const found = await store.provisioned.called(which)
          if (found) return found
        }
        return null
      },
      async list(options) {
        const { limit, offset } = options
        const lists = await each(shards, (store) =>
          store.provisioned.list({ ...options, offset: 0, limit: offset + limit }),
        )
        return {
          total: lists.reduce((total, one) => total + one.total, 0),
          // In the order of their accounts' ids, each of which begins with the number of its database.
          accounts: lists.flatMap((one) => one.accounts).slice(offset, offset + limit),
        }
      },
    },

    emailChanges: {
      ...emailChanges,
      async confirm(options) {
        const { now, tokenHash } = options
        const found = await emailChanges.findLink(tokenHash, { now })
        if (!found || found.used) return null
        const { change, side } = found
        const isLast =
          side === 'old'
            ? change.newConfirmedAt !== null
            : change.oldConfirmedAt !== null || (change.dueAt !== null && change.dueAt <= now)
        if (!isLast) return emailChanges.confirm(options)
        const write = (on: Shards) => routed(on, 'emailChanges').confirm(options)
        const store = shards.of(change.accountId)
        return changing(change, { now, write, won: (done) => done === 'changed', taken: () => isTaken(store, change) })
      },
      async finish(options) {
        const { id, now } = options
        for (const store of shards.among([id])) {
          const change = (await store.emailChanges.due({ now, limit: 1000 })).find((one) => one.id === id)
          if (change)
            return changing(change, {
              now,
              write: (on) => on.of(change.accountId).emailChanges.finish(options),
              won: (done) => done === 'changed',
              taken: () => isTaken(store, change),
            })
        }
        return null
      },
      async due(options) {
        const lists = await eachThere(shards.all, (store) => store.emailChanges.due(options))
        return lists
          .flat()
          .toSorted((one, other) => compare([one.dueAt ?? 0], [other.dueAt ?? 0]))
          .slice(0, options.limit)
      },
    },

    notMeReports: {
      ...notMeReports,
      async used(tokenHash) {
        return (await each(shards, (store) => store.notMeReports.used(tokenHash))).includes(true)
      },
      report(options) {
        const { now, undoes } = options
        if (!undoes) return notMeReports.report(options)
        const back = { ...undoes, newKey: undoes.oldKey, oldKey: undoes.newKey }
        return changing(back, {
          now,
          write: (on) => routed(on, 'notMeReports').report(options),
          won: (done) => done,
          taken: async () => false,
        })
      },
    },
  }
}

/** A pending account gives way: nobody proved that the address is theirs. */
export function pendingYields({ shards }: Parts): (name: Name, bearer: string) => Promise<boolean> {
  return async ({ kind, value }, bearer) => {
    if (kind !== 'email') return false
    const store = shards.of(bearer)
    if ((await store.accounts.find({ id: bearer }))?.status !== 'pending') return false
    await store.executor.commit(withoutPending(value, sql`id = ${bearer}`))
    // Asked, not counted: whoever was pending a moment ago may have proved it since, another who wants the
    // address may have been first, and D1 counts what went with the account as well.
    return (await store.accounts.find({ id: bearer })) === null
  }
}
