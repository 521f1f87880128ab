import { LaissezPasserError } from '@laissez-passer/core/errors'
import type { Store } from '@laissez-passer/core/ports'
import { NotMade, onceAnIsolate, why } from '@laissez-passer/server/workers'
import { type D1Binding, d1, migrateD1, type SqlStore } from '@laissez-passer/store-sql/d1'
import { placeIn, shardedLater } from '@laissez-passer/store-sql/sharded'
import { bytesOfKey, type SeveralDatabases } from './settings/several-databases.ts'

/** Of many databases, as many as a call of a Worker has queries for. */
const sweptAtOnce = 8

/** What an isolate waits for before its first statement in a database. */
type Before = (binding: D1Binding) => Promise<void>

const saying =
  (make: Before): Before =>
  async (binding) => {
    try {
      await make(binding)
    } catch (error) {
      console.error(`EU Login’s database can’t be used: ${why(error)}`)
      throw error
    }
  }

/** Once an isolate, for each database of its own. */
function once(make: Before): Before {
  const each = new Map<D1Binding, (binding: D1Binding) => Promise<void>>()
  return (binding) => {
    const made = each.get(binding) ?? onceAnIsolate(saying(make))
    each.set(binding, made)
    return made(binding)
  }
}

/** Each has its schema brought up to date before its first statement. */
const upToDate = once(async (binding) => void (await migrateD1(binding)))

/** One of several, alone, would make accounts that are others' already. */
const alone = once(async (binding) => {
  await upToDate(binding)
  if ((await placeIn(d1(binding))) !== null)
    throw new LaissezPasserError('store-order', 'The database is one of several, and the others aren’t bound')
})

/**
 * The store of a Worker, over all the databases that it is bound to. While D1 doesn't answer, the isolate
 * serves what needs no database, and says so of the rest like at any other time; where one of several
 * doesn't, it serves those whose accounts are in others.
 *
 * @param bindings the first one first: their order stays
 */
export function d1Store(
  bindings: readonly D1Binding[],
  { DIRECTORY_KEY = '', FULL_DATABASES: full = [] }: SeveralDatabases = {},
): Store {
  const [first] = bindings
  if (first === undefined) throw new LaissezPasserError('invalid-settings', 'No D1 database is bound as DB')
  if (bindings.length === 1) return opened(first, { before: alone, sharesCall: 1 })
  const sharesCall = Math.min(bindings.length, sweptAtOnce)
  return shardedLater(
    bindings.map((binding) => opened(binding, { before: upToDate, sharesCall })),
    { key: bytesOfKey(DIRECTORY_KEY), full, sweptAtOnce },
  )
}

function opened(
  binding: D1Binding,
  { before, sharesCall }: { readonly before: Before; readonly sharesCall: number },
): SqlStore {
  return d1(binding, {
    sharesCall,
    around: async (_, run) => {
      await before(binding).catch((error: unknown) => {
        throw error instanceof NotMade
          ? new LaissezPasserError('store-unavailable', 'The database can’t be brought up to date', { cause: error })
          : error
      })
      return run()
    },
  })
}

/**
 * The databases that a Worker, or wrangler's configuration, is bound to: `DB`, `DB_2`, `DB_3` and so on.
 *
 * @throws LaissezPasserError `invalid-settings` where one of them is left out
 */
export function boundDatabases(env: object): readonly D1Binding[] {
  const numbers = Object.keys(env)
    .flatMap((name) => (name === 'DB' ? [1] : Number(/^DB_([2-9]|[1-9]\d{1,3})$/.exec(name)?.[1] ?? 0)))
    .filter((number) => number > 0)
    .toSorted((one, other) => one - other)
  const gap = numbers.findIndex((number, index) => number !== index + 1)
  if (gap >= 0)
    throw new LaissezPasserError(
      'invalid-settings',
      `${nameOf(gap + 1)} isn’t bound, and DB_${numbers[gap]} is: their order stays as it was`,
    )
  return numbers.map((number) => {
    const binding: unknown = Reflect.get(env, nameOf(number))
    if (isD1(binding)) return binding
    throw new LaissezPasserError('invalid-settings', `${nameOf(number)} is bound to what is no D1 database`)
  })
}

function isD1(binding: unknown): binding is D1Binding {
  return typeof binding === 'object' && binding !== null && 'prepare' in binding && 'batch' in binding
}

const nameOf = (number: number): string => (number === 1 ? 'DB' : `DB_${number}`)
