import type { Account, AccountsPage, Added, Link, NewAccount, Spending, Store } from '@laissez-passer/core/ports'
import { countAccounts } from '../accounts/foreign.ts'
import { foundRows, listedRows, listPage, searchPage } from '../accounts/search.ts'
import type { SqlStore } from '../store.ts'
import { counting, type Running } from './counting.ts'
import { compare, each, merged } from './asking.ts'
import { mergeAcross } from './merge.ts'
import type { Name } from './naming.ts'
import type { Parts } from './parts.ts'
import { countGuests } from './proposals.ts'
import { routed } from './routed.ts'
import { leavings, parted, unretired } from './leaving.ts'

/** Accounts. Each is whole in one database; the directory says who has which address and identifier. */
export function shardedAccounts(parts: Parts): Store['accounts'] {
  const { directory, naming, shards, throttle } = parts
  const port = routed(shards, 'accounts')

  const claiming = ({ account, emailKey, uidMarks }: Pick<NewAccount, 'account' | 'emailKey' | 'uidMarks'>) =>
    [
      [
        { kind: 'email', value: emailKey },
        { kind: 'uid', value: account.uid },
      ],
      { owner: account.id, now: account.createdAt, inherits: unretired(shards, uidMarks) },
    ] as const

  /** The attempt is spent where nothing else is written, too. */
  const attempt = async (spend: Spending | undefined) => {
    const spent = spend === undefined ? ({ ok: true } as const) : await throttle.spend(spend.rules, spend)
    return spent.ok ? null : spent
  }

  async function add(made: readonly NewAccount[]): Promise<readonly Added[]> {
    const added: Added[] = []
    for (const one of made) {
      const [names, holding] = claiming(one)
      const outcome = await naming.hold<Added>(names, holding, {
        write: async (on) => (await on.of(one.account.id).accounts.add([one]))[0] ?? 'taken-uid',
        won: (done) => done === 'added',
        async taken({ kind, value }) {
          if (kind === 'email') return 'taken-email'
          const gone = await goneUids([{ uid: value, uidMarks: one.uidMarks }])
          return gone.get(value) ?? 'taken-uid'
        },
      })
      added.push(outcome)
    }
    return added
  }

  async function goneUids(
    uids: Parameters<Store['accounts']['goneUids']>[0],
  ): ReturnType<Store['accounts']['goneUids']> {
    const gone = new Map<string, 'taken-uid' | 'retired-uid'>()
    for (const one of uids) {
      const stores = await naming.at([{ kind: 'uid', value: one.uid }])
      const found = await Promise.all(stores.map((store) => store.accounts.goneUids([one])))
      for (const [uid, why] of found.flatMap((each) => [...each])) if (gone.get(uid) !== 'taken-uid') gone.set(uid, why)
    }
    return gone
  }

  const owned =
    (store: SqlStore) =>
    ({ id }: { readonly id: string }) =>
      shards.of(id) === store

  /** What is written for nobody is found again by its mark alone. */
  const home = ({ link }: { readonly link: Link }) => shards.home(`nobody:${link.tokenHash}`)

  return {
    ...port,

    async find(key) {
      if ('id' in key) return port.find(key)
      const name: Name = 'email' in key ? { kind: 'email', value: key.email } : { kind: 'uid', value: key.uid }
      for (const store of await naming.at([name])) {
        const found = await store.accounts.find(key)
        // Guests, and copies made for a merge, are read in their own database.
        if (found && owned(store)(found)) return found
      }
      return null
    },

    issueNoLink: (options) =>
      counting(shards, {
        args: [options],
        shard: home(options),
        run: Reflect.get(home(options).accounts, 'issueNoLink') as Running['run'],
      }) as ReturnType<typeof port.issueNoLink>,

    async register(options) {
      const [names, holding] = claiming(options)
      return naming.hold<Awaited<ReturnType<typeof port.register>>>(names, holding, {
        write: (on) => routed(on, 'accounts').register(options),
        won: (done) => done === 'created',
        taken: async ({ kind }) => (await attempt(options.spend)) ?? (kind === 'email' ? 'taken-email' : 'taken-uid'),
      })
    },

    add,
    goneUids,

    async holders(emailKeys) {
      const found: [string, Pick<Account, 'id' | 'uid' | 'status'>][] = []
      const entries = await directory.find(emailKeys.map((key) => shards.nameOf('email', key)))
      const stores = Map.groupBy(emailKeys, (key) => shards.of(entries.get(shards.nameOf('email', key))?.owner ?? ''))
      // The first database may hold accounts from before there was a directory.
      for (const [store, keys] of stores.set(shards.first, [...emailKeys]))
        for (const [key, holder] of await store.accounts.holders(keys))
          if (owned(store)(holder)) found.push([key, holder])
      return new Map(found)
    },

    async passwordKinds() {
      const found = await each(shards, async (store) => ({ store, kinds: await store.accounts.passwordKinds() }))
      if (found.every(({ kinds }) => kinds.length === 0)) return []
      const counts = new Map<string | null, number>()
      for (const { kinds, store } of found) {
        const all = kinds.length > 0 ? kinds : [{ beginning: null, accounts: await countAccounts(store.executor) }]
        const mine = [...all, { beginning: null, accounts: -(await countGuests(store)) }]
        for (const { accounts, beginning } of mine) counts.set(beginning, (counts.get(beginning) ?? 0) + accounts)
      }
      // In the order in which a single database lists them.
      return [...counts]
        .map(([beginning, accounts]) => ({ beginning, accounts }))
        .toSorted((one, other) => compare([one.beginning ?? ''], [other.beginning ?? '']))
    },

    async search(options): Promise<AccountsPage> {
      const rows = await merged(shards, {
        limit: options.limit + 1,
        ask: async (store) => (await foundRows(store.executor, options)).filter(owned(store)),
        order: ({ found, id, way }) => [way, found, id],
      })
      return searchPage(rows, options)
    },

    async list(options): Promise<AccountsPage> {
      const rows = await merged(shards, {
        limit: options.limit + 1,
        ask: async (store) => (await listedRows(store.executor, options)).filter(owned(store)),
        order: ({ uid }) => [uid],
      })
      return listPage(rows, options)
    },

    async administrators() {
      const found = await each(shards, async (store) => (await store.accounts.administrators()).filter(owned(store)))
      return found.flat().toSorted((one, other) => compare([one.uid], [other.uid]))
    },

    async delete(options) {
      const left = await leavings(parts, options.accountId)
      if (!(await port.delete(options))) return false
      await parted(parts, { ...options, ...left })
      return true
    },

    merge: (options) => mergeAcross(parts, options),
  }
}
