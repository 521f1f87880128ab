import { activityEntry } from '../../context/activity.ts'
import type { Context } from '../../context/index.ts'
import { type RelyingParty, relyingParty } from '../../webauthn/relying-party.ts'
import { clientDataOf, readAssertion, readRegistration } from '../../webauthn/responses.ts'
import { verifyAssertion, verifyRegistration } from '../../webauthn/verify.ts'
import type { Account, Device } from '../../ports/index.ts'
import type { FreshSession } from '../../freshness/fresh-session.ts'
import { newBiometricsChallenge } from '../biometrics.ts'
import { equal, fromBase64url, hash } from '../bytes.ts'
import { parsePublicJwk } from '../jwk.ts'
import { verifyMessage } from '../message.ts'
import { authenticateCall, type CallRefusal, type DeviceCall, readBody, refuse, type Refusal } from './call.ts'
import { accountMail } from '../../messages/account-mail.ts'
import { rules } from './rules.ts'

type Done = { readonly ok: true; readonly answer: Record<string, never> }

/**
 * Turns biometrics on: D signed the PIN's try and what the platform made. From then on B stands for the PIN.
 * Counts as an unlock; a mail says so. Posted again, it answers the same: a lost answer strands nobody.
 *
 * @param call Body `{ biometrics, credential }`: `lp-biometrics+jwt` by D, and the JSON of the
 * `PublicKeyCredential` that was made, whose authenticator verified the person.
 * @returns `unknown-try` as `unlockPin`; `bad-credential`: of another origin, over another challenge, or
 * nobody was verified; nothing is spent then.
 * @see https://www.w3.org/TR/webauthn-3/#sctn-registering-a-new-credential
 */
export async function turnOnBiometrics(
  context: Context,
  call: DeviceCall,
): Promise<Done | Refusal<CallRefusal | 'unknown-try' | 'bad-credential'>> {
  const caller = await authenticateCall(context, call)
  if (!caller.ok) return caller
  const { device } = caller
  const body = readBody(call)
  const made = readRegistration(JSON.stringify(body.get('credential') ?? null))
  const key = parsePublicJwk(device.approvalKey)
  const expected = { issuer: device.id, audience: context.settings.origin }
  const verified = key && (await verifyMessage('lp-biometrics+jwt', body.get('biometrics'), { ...expected, key }))
  if (!verified) return refuse('bad-message')
  const app = appOf(context)
  const attested = fromBase64url(made?.response.response.attestationObject)
  if (!made || !app || !attested) return refuse('bad-credential')
  const { b, try: tryId } = verified.claims
  if (!equal(b, hash(attested))) return refuse('bad-message')
  const credential = await verifyRegistration(made.response, {
    challenge: newBiometricsChallenge({ deviceId: device.id, tryId }),
    relyingParty: app,
    verified: true,
  })
  if (!credential) return refuse('bad-credential')
  const account = await context.store.accounts.find({ id: device.accountId })
  if (!account) return refuse('unknown-device')
  const { credentialId: id, publicKey } = credential
  const on = await context.store.devices.turnOnBiometrics({
    deviceId: device.id,
    tryId,
    notBefore: context.now - rules.unlockSeconds,
    biometrics: { id, key: publicKey },
    ...(await told(context, { account, device, change: 'biometrics-on' })),
  })
  return on || (await context.store.devices.find(device.id))?.biometricId === id
    ? { ok: true, answer: {} }
    : refuse('unknown-try')
}

/**
 * Turns biometrics off from the phone itself; needs no PIN, which counts as before. A mail says so. @param
 * call No body.
 */
export async function turnOffBiometrics(context: Context, call: DeviceCall): Promise<Done | Refusal<CallRefusal>> {
  const caller = await authenticateCall(context, call)
  if (!caller.ok) return caller
  const { device } = caller
  const account = await context.store.accounts.find({ id: device.accountId })
  if (!account) return refuse('unknown-device')
  await stop(context, { account, deviceId: device.id })
  return { ok: true, answer: {} }
}

/**
 * Turns a phone's biometrics off: its PIN alone counts then. A mail says so.
 * @param input `fresh`: whose; `deviceId`: as listed.
 * @returns `unknown` when the account has no such device with biometrics (any more).
 */
export function stopBiometrics(
  context: Context,
  { fresh, deviceId }: { readonly fresh: FreshSession; readonly deviceId: string },
): Promise<{ readonly ok: true } | Refusal<'unknown'>> {
  return stop(context, { account: fresh.account, deviceId })
}

async function stop(
  context: Context,
  { account, deviceId }: { readonly account: Account; readonly deviceId: string },
): Promise<{ readonly ok: true } | Refusal<'unknown'>> {
  const device = await context.store.devices.find(deviceId)
  if (device?.accountId !== account.id || device.biometricId === null) return refuse('unknown')
  const off = await context.store.devices.turnOffBiometrics({
    accountId: account.id,
    deviceId,
    ...(await told(context, { account, device, change: 'biometrics-off' })),
  })
  return off ? { ok: true } : refuse('unknown')
}

/**
 * Whether B of this device signed this challenge just now, and the platform verified who held the phone. Its
 * count isn't looked at: clones of platform passkeys are what synchronising is.
 * @param given The JSON of a `PublicKeyCredential`, as the phone sent it.
 * @see https://www.w3.org/TR/webauthn-3/#sctn-verifying-assertion
 */
export async function signedByBiometrics(
  context: Pick<Context, 'settings'>,
  device: Device,
  { given, challenge }: { readonly given: unknown; readonly challenge: string },
): Promise<boolean> {
  const response = readAssertion(JSON.stringify(given ?? null))
  const app = appOf(context)
  if (!response || !app || device.biometricId === null || device.biometricKey === null) return false
  if (response.id !== device.biometricId) return false
  const signed = await verifyAssertion(response, { challenge, publicKey: device.biometricKey, relyingParty: app })
  return signed?.userVerified === true
}

/** What B says that it signed for; null when that can't be read. */
export function biometricChallengeIn(given: unknown): string | null {
  const response = readAssertion(JSON.stringify(given ?? null))
  return response && (clientDataOf(response)?.challenge ?? null)
}

/** The app: B is made for its origin, not for the provider's. */
function appOf({ settings }: Pick<Context, 'settings'>): RelyingParty | null {
  const { authenticatorOrigin: origin, name } = settings
  return origin === null ? null : relyingParty({ name, origin })
}

async function told(
  context: Context,
  {
    account,
    device,
    change,
  }: { readonly account: Account; readonly device: Device; readonly change: 'biometrics-on' | 'biometrics-off' },
) {
  const { name, model } = device
  return {
    messages: [await accountMail(context, account, { template: change, params: { device: name, model } })],
    activity: await activityEntry(context, { accountId: account.id, kind: change, details: { device: name, model } }),
  }
}
