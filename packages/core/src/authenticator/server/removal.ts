import type { Context } from '../../context/index.ts'
import type { Device, FactorRemoval } from '../../ports/index.ts'
import { keepFactor } from '../../recovery/factor-removal.ts'
import { signMessage } from '../message.ts'
import { authenticateCall, type CallRefusal, type DeviceCall, readBody, refuse, type Refusal } from './call.ts'
import type { ProviderKeys } from './keys.ts'
import { verifySigned } from './signed.ts'

/**
 * Tells a device that a removal waits for its account: `lp-removal+jwt`. Every device of the account is told,
 * the one that would be removed too, since its owner may hold it after all.
 * @returns null when none waits.
 * @see docs: the authenticator protocol, "A lost factor on its way out"
 */
export async function waitingRemoval(
  context: Context,
  { accountId, id: deviceId }: Device,
  { keys }: { readonly keys: ProviderKeys },
): Promise<string | null> {
  const removal = await context.store.factorRemovals.waiting(accountId)
  return removal && signRemoval(context, removal, { deviceId, keys })
}

/** `lp-removal+jwt`: which factor, asked when, gone when. */
export function signRemoval(
  { settings }: Pick<Context, 'settings'>,
  { id, kind, factorId, factorName, askedAt, dueAt }: FactorRemoval,
  { deviceId, keys }: { readonly deviceId: string; readonly keys: ProviderKeys },
): Promise<string> {
  const own = kind === 'device' && factorId === deviceId
  return signMessage(
    'lp-removal+jwt',
    { iss: settings.origin, aud: deviceId, removal: id, kind, factor: factorName, own, iat: askedAt, exp: dueAt },
    keys.current,
  )
}

/**
 * Keeps a factor that was reported as lost: any phone of the account says so with its PIN or biometrics, so
 * that nobody who merely found one can stand in the way of its owner. A mail says it; the other phones are
 * told.
 *
 * @param call Body `{ keep }`: `lp-keep+jwt` by D; or `{ keep, assertion }`: by P, and what B signed over it.
 * @returns `unknown` when this removal doesn't wait (any more) for this account; `revoked` when the phone is
 * locked; `no-biometrics`, for the same reasons as in `approveRequest`.
 */
export async function keepLostFactor(
  context: Context,
  call: DeviceCall,
): Promise<
  | { readonly ok: true; readonly answer: Record<string, never> }
  | Refusal<CallRefusal | 'unknown' | 'revoked' | 'no-biometrics'>
> {
  const caller = await authenticateCall(context, call)
  if (!caller.ok) return caller
  const { device } = caller
  const body = readBody(call)
  const signed = await verifySigned(context, device, {
    type: 'lp-keep+jwt',
    token: body.get('keep'),
    assertion: body.get('assertion'),
  })
  if (!signed.ok) return signed
  if (device.status !== 'active') return refuse('revoked')
  const kept = await keepFactor(context, { device, removalId: signed.claims.removal })
  return kept.ok ? { ok: true, answer: {} } : refuse('unknown')
}
