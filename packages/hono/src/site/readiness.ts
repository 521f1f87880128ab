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
  const stored = held(() => storedParts(context, runtime.now()))
  return async () => {
    const parts: Readonly<Record<string, string>> = { ...(await stored()), ...background(), ...carriers.state() }
    const values = Object.values(parts)
    const status = values.some((value) => down.has(value))
      ? 'unavailable'
      : values.every((value) => value === 'ok')
        ? 'ok'
        : 'degraded'
    return { status, parts }
  }
}

async function storedParts(
  { keyRing, store }: { readonly keyRing: KeyRing; readonly store: Store },
  now: number,
): Promise<Readonly<Record<string, string>>> {
  const pinged = await inTime(store.ping())
  if (pinged instanceof LaissezPasserError && pinged.code === 'store-schema') return { database: 'ok', schema: 'older' }
  if (pinged !== null) return { database: 'unavailable' }
  // A disk that is full answers reads and takes no writes: who is signed in goes on, nobody signs in. Only a
  // write tells.
  const probe = `ready:${crypto.randomUUID()}`
  const [written, opened, waiting] = await Promise.all([
    inTime(store.seen.first(probe, { now, expiresAt: now })),
    opensSigningKeys({ store, keyRing }).catch(() => true),
    store.outbox.state().catch(() => []),
  ])
  const isLate = waiting.some(({ oldestAt, state }) => state === 'waiting' && oldestAt < now - LATE)
  return {
    database: written === null ? 'ok' : 'read-only',
    schema: 'ok',
    keys: opened ? 'ok' : 'unavailable',
    outbox: isLate ? 'late' : 'ok',
  }
}
