import { activityEntry } from '../../context/activity.ts'
import type { Context } from '../../context/index.ts'
import type { ActivityEntry, ApprovalOutcome, ApprovalRequest, Device, OutboxMessage } from '../../ports/index.ts'
import { mobileAppPinMethod } from '../../methods/mobile-app-pin/name.ts'
import { deviceTopic, signInTopic } from '../../context/topics.ts'
import { equal } from '../bytes.ts'
import { sealingContexts } from './sealing-contexts.ts'
import { authenticateCall, type CallRefusal, type DeviceCall, readBody, refuse, type Refusal } from './call.ts'
import { accountMail } from '../../messages/account-mail.ts'
import { rules } from './rules.ts'
import { type Signed, verifySigned } from './signed.ts'

type Answered = { readonly ok: true; readonly answer: Record<string, never> }
type AnswerRefusal = Refusal<CallRefusal | 'unknown' | 'expired' | 'answered' | 'revoked'>

/**
 * Approves a sign-in: D signed the request, its nonce and the transfer code, or P did with B's assertion
 * beside it. Accepted once, while pending, from that device; the proof is recorded in the sign-in in the same
 * commit. One wrong code ends the request as a refusal.
 * @param call Body `{ approval }`: `lp-approval+jwt` by D; or `{ approval, assertion }`: by P, and what B
 * signed over it.
 * @returns `no-biometrics`: they are off, nothing was spent; `wrong-code`; `answered` with what it was
 * answered before, so that a phone whose answer was lost sees `approved`.
 */
export async function approveRequest(
  context: Context,
  call: DeviceCall,
): Promise<Answered | AnswerRefusal | Refusal<'wrong-code' | 'no-biometrics'>> {
  const caller = await authenticateCall(context, call)
  if (!caller.ok) return caller
  const { device } = caller
  const body = readBody(call)
  const signed = await verifySigned(context, device, {
    type: 'lp-approval+jwt',
    token: body.get('approval'),
    assertion: body.get('assertion'),
  })
  if (!signed.ok) return signed
  if (device.status !== 'active') return refuse('revoked')
  const { claims } = signed
  const found = await context.store.approvals.find({ id: claims.request, now: context.now })
  if (found?.request.deviceId !== device.id) return refuse('unknown')
  const { request } = found
  if (!equal(claims.nonce, request.nonce)) return refuse('bad-message')
  // Read, compared, then consumed by one conditional write: of parallel guesses only one counts, right or
  // wrong.
  const outcome = equal(claims.code, await transferCode(context, request)) ? 'approved' : 'wrong-code'
  const answered = await settle(context, { device, request, outcome, signed })
  return answered.ok && outcome === 'wrong-code' ? refuse('wrong-code') : answered
}

/** Refuses a sign-in; needs no PIN. @param call Body `{ request }`, its id. */
export async function refuseRequest(context: Context, call: DeviceCall): Promise<Answered | AnswerRefusal> {
  return answerWithoutPin(context, call, { outcome: 'refused' })
}

/**
 * "This wasn't me"; needs no PIN. Ends the sign-in, keeps browsers that the account doesn't know from pushing
 * for an hour, alerts by mail, and has the password changed at the next two-factor sign-in. Never locks.
 * @param call Body `{ request }`, its id.
 */
export async function reportRequest(context: Context, call: DeviceCall): Promise<Answered | AnswerRefusal> {
  return answerWithoutPin(context, call, { outcome: 'not-me' })
}

async function answerWithoutPin(
  context: Context,
  call: DeviceCall,
  { outcome }: { readonly outcome: 'refused' | 'not-me' },
): Promise<Answered | AnswerRefusal> {
  const caller = await authenticateCall(context, call)
  if (!caller.ok) return caller
  const id = readBody(call).get('request')
  if (typeof id !== 'string') return refuse('bad-request')
  const found = await context.store.approvals.find({ id, now: context.now })
  if (found?.request.deviceId !== caller.device.id) return refuse('unknown')
  return settle(context, { device: caller.device, request: found.request, outcome })
}

async function settle(
  context: Context,
  {
    device,
    request,
    outcome,
    signed,
  }: {
    readonly device: Device
    readonly request: ApprovalRequest
    readonly outcome: ApprovalOutcome
    readonly signed?: Signed<'lp-approval+jwt'>
  },
): Promise<Answered | AnswerRefusal> {
  const { store, signals, now } = context
  const approved = outcome === 'approved'
  const answered = await store.approvals.answer({
    id: request.id,
    deviceId: device.id,
    outcome,
    approvalThumbprint: approved ? (signed?.approvalThumbprint ?? null) : null,
    biometricId: approved ? (signed?.biometricId ?? null) : null,
    proof: approved ? { method: mobileAppPinMethod, at: now, credentialId: device.id } : null,
    pause: rules.pause,
    quietUntil: now + rules.quietSeconds,
    now,
    ...(await notices(context, { request, outcome })),
  })
  if (!answered.ok)
    return answered.reason === 'answered' ? refuse('answered', { outcome: answered.status }) : refuse(answered.reason)
  signals.notify(signInTopic(request.signInIdHash))
  signals.notify(deviceTopic(device.id))
  return { ok: true, answer: {} }
}

async function notices(
  context: Context,
  { request, outcome }: { readonly request: ApprovalRequest; readonly outcome: ApprovalOutcome },
): Promise<{ readonly messages: readonly OutboxMessage[]; readonly activity: ActivityEntry | null }> {
  if (outcome === 'approved') return { messages: [], activity: null }
  const { browserName: browser, place, serviceName: service } = request
  const details = { service, browser, ...(place === null ? {} : { place }) }
  const activity = await activityEntry(context, {
    accountId: request.accountId,
    kind: outcome === 'not-me' ? 'sign-in-reported' : 'sign-in-refused',
    details,
  })
  const account = outcome === 'not-me' ? await context.store.accounts.find({ id: request.accountId }) : null
  return {
    messages: account ? [await accountMail(context, account, { template: 'not-me-alert', params: details })] : [],
    activity,
  }
}

async function transferCode({ keyRing }: Context, request: ApprovalRequest): Promise<string> {
  if (request.sealedTransferCode === null) return ''
  return new TextDecoder().decode(
    await keyRing.open(request.sealedTransferCode, sealingContexts.transferCode(request.id)),
  )
}
