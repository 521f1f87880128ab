import type { Outgoing, Seconds } from '@laissez-passer/core/ports'
import { createLocalJWKSet, errors, type JSONWebKeySet, type JWTVerifyGetKey } from 'jose'
import type { OidcService } from '../../services/index.ts'
import type { OidcProvider } from '../provider.ts'
import { isSelfRegistered } from '../registration/stored.ts'

/** For how long keys from an address are taken as read, in seconds. */
const keptSeconds = 600
/** How often an address is asked for a key that wasn't there, at most: once in so many seconds. */
const patienceSeconds = 30
/**
 * For how long a reading is waited for, in seconds, longer than any takes: on Workers one stops with the
 * request that began it, and fails for others or never ends. Whoever waited in vain reads for themselves.
 */
const readingSeconds = 6
/** How many addresses are remembered. */
const most = 1000

interface Read {
  readonly at: Seconds
  readonly keys: Promise<JSONWebKeySet | null>
  /** What `keys` came to; until then what was there before. */
  found: JSONWebKeySet | null
  isOver: boolean
}

/** By who reads them; addresses in the order in which they were read. */
type ReadBy = WeakMap<Outgoing, Map<string, Read>>

/** Keys as they were read lately. What strangers have us read pushes out nobody else's. */
const lately: Readonly<Record<'operator' | 'stranger', ReadBy>> = { operator: new WeakMap(), stranger: new WeakMap() }

/**
 * The keys with which a client signs: those of its registration, or those at its `jwksUri`. These are kept
 * for ten minutes; asked for a key that isn't among them, they are read again, once in half a minute at most,
 * so that a client can rotate its keys at any time and nobody makes us knock at its door.
 *
 * @returns What jose's verifiers take; it rejects where there is no such key.
 * @see https://www.rfc-editor.org/rfc/rfc7523#section-3
 */
export function clientKeys(
  provider: Pick<OidcProvider, 'now' | 'outgoing'>,
  { clientId, jwks, jwksUri }: Pick<OidcService, 'clientId' | 'jwks' | 'jwksUri'>,
): JWTVerifyGetKey {
  return async (header, token) => {
    if (jwks !== undefined) return createLocalJWKSet(jwks)(header, token)
    const { outgoing, now } = provider
    if (jwksUri === undefined || outgoing === undefined) throw new errors.JWKSNoMatchingKey()
    const look = { url: jwksUri, now, byStranger: isSelfRegistered(clientId) }
    const keys = await keysAt(outgoing, { ...look, youngerThan: keptSeconds })
    try {
      return await createLocalJWKSet(keys)(header, token)
    } catch (error) {
      if (!(error instanceof errors.JWKSNoMatchingKey)) throw error
      return createLocalJWKSet(await keysAt(outgoing, { ...look, youngerThan: patienceSeconds }))(header, token)
    }
  }
}

async function keysAt(
  outgoing: Outgoing,
  look: {
    readonly byStranger: boolean
    readonly now: Seconds
    readonly url: string
    readonly youngerThan: Seconds
  },
): Promise<JSONWebKeySet> {
  const { byStranger, now, url, youngerThan } = look
  const readBy = lately[byStranger ? 'stranger' : 'operator']
  const reads = readBy.get(outgoing) ?? new Map<string, Read>()
  readBy.set(outgoing, reads)
  const known = reads.get(url)
  // An address that fails is left alone as long as one that lacks a key: whoever finds none looks again.
  if (known !== undefined && now >= known.at && now - known.at < (known.isOver ? youngerThan : readingSeconds)) {
    if (!known.isOver) await endOf(known)
    if (known.isOver) return known.found ?? { keys: [] }
    // Somebody else who waited in vain may be reading by now.
    if (reads.get(url) !== known) return keysAt(outgoing, look)
  }
  const before = known?.found ?? null
  const read: Read = {
    at: now,
    found: before,
    isOver: false,
    keys: readFrom(outgoing, { byStranger, url }).then((found) => {
      read.isOver = true
      // Where the address fails, what it said last holds on: its keys were good until now.
      read.found = found ?? before
      return read.found
    }),
  }
  reads.delete(url)
  reads.set(url, read)
  const [oldest] = reads.keys()
  if (reads.size > most && oldest !== undefined) reads.delete(oldest)
  return (await read.keys) ?? { keys: [] }
}

/** Until a reading is over, failed, or takes longer than any does. */
async function endOf({ keys }: Read): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, readingSeconds * 1000)
  })
  const over = keys.catch(() => null)
  await Promise.race([over, late]).finally(() => clearTimeout(timer))
}

/** RFC 7517 §5; null where the address doesn't answer with a set of keys. */
async function readFrom(
  outgoing: Outgoing,
  { byStranger, url }: { readonly url: string; readonly byStranger: boolean },
): Promise<JSONWebKeySet | null> {
  const answer = await outgoing(url, {
    headers: { Accept: 'application/jwk-set+json, application/json' },
    byStranger,
  })
  if (!answer.ok || answer.status !== 200) return null
  try {
    const set: unknown = JSON.parse(new TextDecoder().decode(answer.body))
    return isKeySet(set) ? set : null
  } catch {
    return null
  }
}

function isKeySet(set: unknown): set is JSONWebKeySet {
  if (typeof set !== 'object' || set === null || !('keys' in set) || !Array.isArray(set.keys)) return false
  return set.keys.every((key: unknown) => typeof key === 'object' && key !== null)
}
