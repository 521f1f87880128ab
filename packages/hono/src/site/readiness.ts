import type { KeyRing, Store } from '@laissez-passer/core/ports'
import { LaissezPasserError } from '@laissez-passer/core/errors'
import { opensSigningKeys } from '@laissez-passer/federation/oidc'
import type { Composition } from '../composition.ts'

/** How long the database may take to answer, in milliseconds. */
const PATIENCE = 1500
/** For how long an answer holds: anybody may ask, and one of the questions writes. In milliseconds. */
const HOLDS = 5000
/** From when on a message that waits is late, in seconds. */
const LATE = 900

/** How the parts are. */
export interface Readiness {
  /** `ok`; `degraded`: something is to be mended, and another process would fare no better; `unavailable`. */
  readonly status: 'ok' | 'degraded' | 'unavailable'
  readonly parts: Readonly<Record<string, string>>
}

type Asked = Pick<Composition, 'background' | 'carriers' | 'runtime'> & {
  readonly context: Pick<Composition['context'], 'keyRing' | 'random' | 'store'>
}

/**
 * Makes what says how a process and its parts are. Only where another process might answer better is this
 * one `unavailable`: its database doesn't answer it, or its keys open nothing there.
 */
export function readiness({ background, carriers, context, runtime }: Asked): () => Promise<Readiness> {
  const stored = held(() => storedParts(context, runtime.now()))
  return async () => {
    const parts: Readonly<Record<string, string>> = { ...(await stored()), ...background(), ...carriers.state() }
    const values = Object.values(parts)
    const status = values.some((value) => value === 'unavailable' || value === 'older')
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
  // A disk that is full answers reads and takes no writes: who is signed in goes on, nobody signs in.
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

/** Null once it was done; else why not. */
async function inTime(done: Promise<unknown>): Promise<unknown> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<Error>((resolve) => {
    timer = setTimeout(() => resolve(new Error('too late')), PATIENCE)
  })
  const ended = done.then(
    () => null,
    (error: unknown) => error,
  )
  return Promise.race([ended, late]).finally(() => clearTimeout(timer))
}

/** Asks once, and gives the same answer for a while. */
function held<Result>(ask: () => Promise<Result>): () => Promise<Result> {
  let asked: { readonly answer: Promise<Result>; readonly at: number } | null = null
  return () => {
    if (asked === null || performance.now() - asked.at > HOLDS) asked = { answer: ask(), at: performance.now() }
    return asked.answer
  }
}
