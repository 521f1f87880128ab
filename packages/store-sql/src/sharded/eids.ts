import type { EidStage, Seconds, Store } from '@laissez-passer/core/ports'
import { pending } from '../eids/requests.ts'
import { eidRequests } from '../eids/tables.ts'
import { sql } from '../sql/sql.ts'
import { statement } from '../sql/statements.ts'
import { unretired } from './leaving.ts'
import { ownMessages } from './own-messages.ts'
import type { Parts } from './parts.ts'
import { routed } from './routed.ts'
import { visiting } from './rows.ts'
import type { Shards } from './shards.ts'
import { pendingYields } from './unique.ts'

/** Requests about eIDs. They belong to no account until one is linked, and lie in the first database. */
export function shardedEidRequests(shards: Shards): Store['eidRequests'] {
  const { first } = shards
  return {
    ...first.eidRequests,
    open(request, options) {
      const [message] = options ? ownMessages(shards, { messages: [options.message], store: first }) : []
      return first.eidRequests.open(request, message && { message })
    },
  }
}

/** Linked eIDs. A request is moved into the database of the account that it is linked to. */
export function shardedEids(parts: Parts): Store['eids'] {
  const { naming, shards } = parts
  const port = routed(shards, 'eids')

  /** Runs with the request in the account's database, and moves it back where nothing came of it. */
  async function beside<Result>(
    request: string | null,
    {
      accountId,
      run,
      won,
    }: {
      readonly accountId: string
      readonly run: () => Promise<Result>
      readonly won: (done: Result) => boolean
    },
  ): Promise<Result> {
    const [home, there] = [shards.first.executor, shards.of(accountId).executor]
    if (request === null || home === there) return run()
    return visiting(eidRequests, { from: home, to: there, where: sql`id_hash = ${request}`, run, won })
  }

  return {
    ...port,
    async find(personHashes) {
      for (const store of await naming.at(personHashes.map((value) => ({ kind: 'eid', value })))) {
        const found = await store.eids.find(personHashes)
        if (found) return found
      }
      return null
    },
    link(options) {
      const { eid, now, request } = options
      const { accountId, personHash } = eid
      return naming.hold<Awaited<ReturnType<typeof port.link>>>(
        [{ kind: 'eid', value: personHash }],
        { owner: accountId, now },
        {
          write: (on) =>
            beside(request, {
              accountId,
              run: () => routed(on, 'eids').link(options),
              won: (done) => done === 'linked',
            }),
          won: (done) => done === 'linked',
          // Whoever asks for what is gone is told so, whoever has the eID.
          taken: async () => ((await isThere(parts, request, { stage: 'unmatched', now })) ? 'taken' : 'gone'),
        },
      )
    },
    async register(options) {
      const { account, emailKey, eid, now, request } = options
      const asked = { stage: 'registering', now } as const
      // Names are held before anything is written, and a pending account gives way to no request that is
      // over.
      if (!(await isThere(parts, request, asked))) return 'gone'
      return naming.hold<Awaited<ReturnType<typeof port.register>>>(
        [
          { kind: 'eid', value: eid.personHash },
          { kind: 'email', value: emailKey },
          { kind: 'uid', value: account.uid },
        ],
        { owner: account.id, now, yields: pendingYields(parts), inherits: unretired(shards, options.uidMarks) },
        {
          write: (on) =>
            beside(request, {
              accountId: account.id,
              run: () => routed(on, 'eids').register(options),
              won: (done) => done === 'created',
            }),
          won: (done) => done === 'created',
          async taken({ kind }) {
            if (!(await isThere(parts, request, asked))) return 'gone'
            return kind === 'eid' ? 'taken-eid' : kind === 'email' ? 'taken-email' : 'taken-uid'
          },
        },
      )
    },
    async use(options) {
      const { eidId, now, personHash, signInIdHash } = options
      const [store = shards.first] = shards.among([{ signInIdHash }])
      const kept = (await store.eids.find([personHash]))?.eid.id === eidId
      if (kept) return store.eids.use(options)
      // It is kept by another key from now on, and found by that.
      const owner = await store.executor.query<{ readonly accountId: string }>({
        sql: 'select account_id from linked_eids where id = ?',
        parameters: [eidId],
      })
      const [found] = owner
      if (!found) return false
      return naming.hold<boolean>(
        [{ kind: 'eid', value: personHash }],
        { owner: found.accountId, now },
        { write: (on) => routed(on, 'eids').use(options), won: (done) => done, taken: async () => false },
      )
    },
  }
}

async function isThere(
  { shards }: Parts,
  request: string | null,
  at: { readonly stage: EidStage; readonly now: Seconds },
): Promise<boolean> {
  if (request === null) return true
  const found = await shards.first.executor.query(statement(sql`select 1 as there where ${pending(request, at)}`))
  return found.length > 0
}
