import type {
  ApprovalRequest,
  ApprovalsPort,
  QrChallenge,
  Device,
  Enrolment,
  SignIn,
  Store,
} from '@laissez-passer/core/ports'
import { activated, entry, fresh, message, now, started } from '../contract/fixtures.ts'

export function enrolment(accountId: string, options: Partial<Enrolment> = {}): Enrolment {
  return {
    id: fresh('enrolment', accountId),
    accountId,
    secretHash: fresh('secret'),
    name: 'Τηλέφωνο',
    replaces: null,
    sealedOprfKey: 'k1.oprf',
    sealedPinCheck: 'k1.check',
    createdAt: now,
    expiresAt: now + 300,
    keepUntil: now + 900,
    ...options,
  }
}

export function device(from: Enrolment, options: Partial<Device> = {}): Device {
  return {
    id: fresh('device', from.accountId),
    accountId: from.accountId,
    name: from.name,
    model: 'Pixel 9',
    language: 'el',
    status: 'active',
    presenceKey: '{"kty":"EC"}',
    presenceThumbprint: fresh('presence'),
    approvalKey: '{"kty":"EC"}',
    approvalThumbprint: fresh('approval'),
    pinKeyId: fresh('pin-key'),
    sealedOprfKey: 'k1.oprf',
    sealedCodeSecret: 'k1.code',
    sealedPush: 'k1.push',
    biometricId: null,
    biometricKey: null,
    triesInRow: 0,
    triesInLife: 0,
    enrolmentId: from.id,
    pinResetAt: null,
    createdAt: now,
    lastSeenAt: now,
    ...options,
  }
}

/** Adds a phone to an account, through an enrolment. */
export async function enrolled(store: Store, accountId: string, options: Partial<Device> = {}): Promise<Device> {
  const begun = enrolment(accountId)
  const made = device(begun, options)
  await store.enrolments.start(begun)
  await store.enrolments.spendTry({ id: begun.id, secretHash: begun.secretHash, blindedHash: 'b', limit: 5, now })
  await store.enrolments.complete({
    id: begun.id,
    device: made,
    replaces: null,
    maxDevices: 99,
    now,
    messages: [],
    activity: entry(accountId, { kind: 'device-added' }),
  })
  return made
}

/** An account with a phone and a sign-in under way. */
export async function waitingForPhone(
  store: Store,
): Promise<{ readonly accountId: string; readonly phone: Device; readonly begun: SignIn }> {
  const { id: accountId } = await activated(store)
  return { accountId, phone: await enrolled(store, accountId), begun: await started(store, { accountId }) }
}

export function request(phone: Device, from: SignIn, options: Partial<ApprovalRequest> = {}): ApprovalRequest {
  return {
    id: fresh('request', phone.accountId),
    nonce: fresh('nonce'),
    accountId: phone.accountId,
    deviceId: phone.id,
    signInIdHash: from.idHash,
    serviceName: 'Europass',
    serviceOrigin: 'http://localhost:4001',
    browserName: 'Firefox (Linux)',
    place: null,
    knownBrowser: false,
    transferDigits: 2,
    sealedTransferCode: 'k1.digits',
    createdAt: now,
    expiresAt: now + 120,
    keepUntil: now + 900,
    ...options,
  }
}

/** How `open` is called with nothing in the way. */
export function opening(asked: ApprovalRequest): Parameters<ApprovalsPort['open']>[0] {
  return {
    request: asked,
    limit: 3,
    windowSeconds: 600,
    now: asked.createdAt,
    messages: [message({ kind: 'push', to: asked.deviceId })],
  }
}

/** How an approval is answered. */
export function approval(asked: ApprovalRequest, phone: Device): Parameters<ApprovalsPort['answer']>[0] {
  return {
    id: asked.id,
    deviceId: phone.id,
    outcome: 'approved',
    approvalThumbprint: phone.approvalThumbprint,
    biometricId: null,
    proof: { method: 'mobile-app-pin', at: now, credentialId: phone.id },
    pause: { baseSeconds: 30, maxSeconds: 600 },
    quietUntil: now + 3600,
    now,
    messages: [],
    activity: null,
  }
}

/** How a request is refused. */
export function refusal(
  asked: ApprovalRequest,
  phone: Device,
  outcome: 'refused' | 'wrong-code' | 'not-me' = 'refused',
): Parameters<ApprovalsPort['answer']>[0] {
  return { ...approval(asked, phone), outcome, approvalThumbprint: null, biometricId: null, proof: null }
}

export function challenge(from: SignIn, options: Partial<QrChallenge> = {}): QrChallenge {
  return {
    id: fresh('challenge', from.accountId),
    accountId: from.accountId ?? '',
    signInIdHash: from.idHash,
    challenge: '00112233445566778899aabbccddeeff',
    createdAt: now,
    expiresAt: now + 120,
    ...options,
  }
}

/** Methods proved in a sign-in. */
export async function provedIn(store: Store, from: SignIn): Promise<readonly string[] | null> {
  const state = await store.signIns.find({ idHash: from.idHash, browserHash: from.browserHash, now })
  return state && state.proofs.map(({ method }) => method)
}
