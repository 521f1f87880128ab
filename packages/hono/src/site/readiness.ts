import type { KeyRing, Store } from '@laissez-passer/core/ports'
import { LaissezPasserError } from '@laissez-passer/core/errors'
import { opensSigningKeys } from '@laissez-passer/federation/oidc'
import { held, inTime } from '@laissez-passer/server/probe'
import type { Composition } from '../composition.ts'

/** From when on a message that waits is late, in seconds. */
const LATE = 900

/** How the parts are. */
export interface Readiness {
  /** `ok`; `degraded`: something is to be mended, and people get what they came for; `unavailable`. */
  readonly status: 'ok' | 'degraded' | 'unavailable'
  readonly parts: Readonly<Record<string, string>>
}

type Asked = Pick<Composition, 'background' | 'carriers' | 'runtime'> & {
  readonly context: Pick<Composition['context'], 'keyRing' | 'random' | 'store'>
}

/** What nobody signs in with (decision 0128). */
const down: ReadonlySet<string> = new Set(['unavailable', 'read-only', 'older'])

/**
 * Makes what says how a process and its parts are. It is `unavailable` while nobody can sign in here: its
 * database doesn't answer or takes no writes, or its keys open nothing there.
 */
export function readiness({ background, carriers, context, runtime }: Asked): () => Promise<Readiness> {
  const stored = held(() => storedParts(context, runtime.now()), { isWell })
  return async () => {
    const parts: Readonly<Record<string, string>> = { ...(await stored()), ...background(), ...carriers.state() }
    const status = Object.entries(parts).some(([part, value]) => down.has(value) && !isOneOfSeveral(part))
      ? 'unavailable'
      : Object.values(parts).every((value) => value === 'ok')
        ? 'ok'
        : 'degraded'
    return { status, parts }
  }
}

/** A message that is late isn't looked for more often: that reads what waits. */
const isWell = (parts: Readonly<Record<string, string>>): boolean =>
  Object.values(parts).every((value) => !down.has(value))

/** One of several databases: while it is away, those whose accounts are in it wait, and nobody else. */
const further = 'database '
const isOneOfSeveral = (part: string): boolean => part.startsWith(further)

/** How the databases besides the first are, each that isn't well by its number. */
async function furtherParts(
  databases: NonNullable<Store['databases']>,
  now: number,
): Promise<Readonly<Record<string, string>>> {
  const states = await Promise.all(
    databases.map(async (database, index) => {
      if (index === 0) return []
      const state = await stateOf(database, now)
      return state === 'ok' ? [] : [[`${further}${index}`, state] as const]
    }),
  )
  return Object.fromEntries(states.flat())
}

/**
 * A disk that is full answers reads and takes no writes: whoever is signed in goes on, nobody signs in. Only
 * a write tells.
 */
async function stateOf({ ping, seen }: Pick<Store, 'ping' | 'seen'>, now: number): Promise<string> {
  const pinged = await inTime(ping())
  if (pinged instanceof LaissezPasserError && pinged.code === 'store-schema') return 'older'
  if (pinged !== null) return 'unavailable'
  const written = await inTime(seen.first(`ready:${crypto.randomUUID()}`, { now, expiresAt: now }))
  return written === null ? 'ok' : 'read-only'
}

async function storedParts(
  { keyRing, store }: { readonly keyRing: KeyRing; readonly store: Store },
  now: number,
): Promise<Readonly<Record<string, string>>> {
  const { databases = [store] } = store
  const [first = store] = databases
  const [database, more] = await Promise.all([stateOf(first, now), furtherParts(databases, now)])
  if (database === 'older') return { database: 'ok', schema: 'older', ...more }
  if (database === 'unavailable') return { database, ...more }
  const [opened, waiting] = await Promise.all([
    opensSigningKeys({ store, keyRing }).catch(() => true),
    store.outbox.state().catch(() => []),
  ])
  const isLate = waiting.some(({ oldestAt, state }) => state === 'waiting' && oldestAt < now - LATE)
  return {
    database,
    schema: 'ok',
    keys: opened ? 'ok' : 'unavailable',
    outbox: isLate ? 'late' : 'ok',
    ...more,
  }
}
