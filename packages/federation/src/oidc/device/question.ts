import type { Account, DeviceGrant, Requirement, Seconds, Store } from '@laissez-passer/core/ports'
import * as z from 'zod'
import type { OidcService } from '../../services/index.ts'
import { findClient } from '../clients/find.ts'
import type { ClientLookUp } from '../registration/stored.ts'
import { type Known, knownBy } from '../consent/known.ts'
import type { OidcProvider } from '../provider.ts'
import { readUserCode, shownUserCode, userCodeHashes } from './user-code.ts'

/** Five incorrect codes, and 15 minutes without: 2^-32 to guess one that waits (RFC 8628 §5.1). */
const guesses = { limit: 5, lockSeconds: 900, windowSeconds: 900 } as const

type Needs = ClientLookUp & Pick<OidcProvider, 'now'> & { readonly store: Pick<Store, 'deviceGrants' | 'throttle'> }

/** A device that asks, as the page shows it that asks a person about it. */
export interface DeviceQuestion {
  readonly service: OidcService
  readonly deviceCodeHash: string
  /** As the device shows it. */
  readonly userCode: string
  readonly scope: string
  readonly known: readonly Known[]
  readonly askedFrom: string
  readonly askedIn: string | null
  readonly askedAt: Seconds
  readonly expiresAt: Seconds
  /** Whom it was shown to. */
  readonly accountId: string
}

/**
 * Finds the device whose code somebody typed who is signed in. Incorrect codes are counted by account, before
 * they are looked up; a correct one isn't counted, and clears no others.
 *
 * @returns A reference to the question, for the address of the page that asks it; `unknown`: incorrect,
 * expired or answered; `throttled` with until when.
 */
export async function findDevice(
  provider: Needs,
  { account, typed }: { readonly account: Account; readonly typed: string },
): Promise<
  | { readonly ok: true; readonly reference: string }
  | { readonly ok: false; readonly reason: 'unknown' }
  | { readonly ok: false; readonly reason: 'throttled'; readonly until: Seconds }
> {
  const { now, store } = provider
  const userCode = readUserCode(typed)
  if (userCode === null) return { ok: false, reason: 'unknown' }
  const counted = [{ key: `user-code:${account.id}`, accountId: account.id, ...guesses }]
  const spent = await store.throttle.spend(counted, { now })
  if (!spent.ok) return { ok: false, reason: 'throttled', until: spent.until }
  const found = await store.deviceGrants.find({ userCodeHashes: await userCodeHashes(provider, userCode), now })
  if (found === null || (await findClient(provider, found.clientId)) === null) return { ok: false, reason: 'unknown' }
  await store.throttle.refund(counted, { now })
  return { ok: true, reference: await refer(provider, found, { account, userCode }) }
}

const purpose = 'device-question'

const kept = z.object({
  accountId: z.string(),
  askedFrom: z.string(),
  askedIn: z.string().nullable(),
  clientId: z.string(),
  createdAt: z.number(),
  deviceCodeHash: z.string(),
  expiresAt: z.number(),
  scope: z.string(),
  userCode: z.string(),
})

/** What is known of the question, sealed, for whom it was found: nobody else is asked it by its address. */
function refer(
  { keyRing }: Pick<Needs, 'keyRing'>,
  found: DeviceGrant,
  { account, userCode }: { readonly account: Account; readonly userCode: string },
): Promise<string> {
  const { userCodeHash: _, ...grant } = found
  return keyRing.seal(new TextEncoder().encode(JSON.stringify({ ...grant, accountId: account.id, userCode })), purpose)
}

/**
 * The question that a reference stands for.
 *
 * @returns null when it is none of ours, or its service isn't registered any more. It may be answered or over
 * by now: that is told when it is answered.
 */
export async function readDeviceQuestion(provider: ClientLookUp, reference: string): Promise<DeviceQuestion | null> {
  try {
    const opened = JSON.parse(new TextDecoder().decode(await provider.keyRing.open(reference, purpose)))
    const { clientId, createdAt, userCode, ...rest } = kept.parse(opened)
    const service = await findClient(provider, clientId)
    if (service === null) return null
    const known = knownBy(rest.scope.split(' '), service)
    return { ...rest, service, known, askedAt: createdAt, userCode: shownUserCode(userCode) }
  } catch {
    return null
  }
}

/** Whether a question that was found still waits for its answer. */
export async function stillAsks(
  provider: Pick<Needs, 'keyRing' | 'now' | 'store'>,
  { deviceCodeHash, userCode: shown }: Pick<DeviceQuestion, 'deviceCodeHash' | 'userCode'>,
): Promise<boolean> {
  const { now, store } = provider
  const userCode = readUserCode(shown)
  if (userCode === null) return false
  const found = await store.deviceGrants.find({ userCodeHashes: await userCodeHashes(provider, userCode), now })
  return found?.deviceCodeHash === deviceCodeHash
}

/** What the device's service asks of whoever lets it in. */
export function requirementOfDevice({ service }: Pick<DeviceQuestion, 'service'>): Requirement {
  return { serviceName: service.name, level: service.requiredLevel, methods: service.acceptedMethods ?? null }
}
