import { fullName } from '../../names/index.ts'
import { activityEntry } from '../../context/activity.ts'
import type { Context } from '../../context/index.ts'
import { newId } from '../../ids/index.ts'
import { isPlain, tidyCredentialName } from '../../names/credential-name.ts'
import type { Account, Device, Enrolment } from '../../ports/index.ts'
import { equal, fromBase64url, hash, toBase64url } from '../bytes.ts'
import { enrolmentProof } from '../derivations.ts'
import { sealingContexts } from './sealing-contexts.ts'
import { type PublicJwk, thumbprint } from '../jwk.ts'
import { verifyMessage } from '../message.ts'
import type { Claims } from '../message-types.ts'
import { evaluateBlinded, isBlinded } from '../oprf.ts'
import { deviceTopic, enrolmentTopic } from '../../context/topics.ts'
import { endingRequests } from './ask.ts'
import { authenticateNewDevice, type CallRefusal, type DeviceCall, readBody, refuse, type Refusal } from './call.ts'
import { providerKeys, signedKeys } from './keys.ts'
import { accountMail } from '../../messages/account-mail.ts'
import { rules } from './rules.ts'

/**
 * Evaluates the blinded PIN of an enrolment. The try is spent here and only here; the same blinded element
 * again costs nothing.
 * @param call Body `{ id, secret, blinded }`, base64url.
 * @returns the evaluated element, how many tries are left and the device's name; `unknown` for a wrong id or
 * secret alike.
 */
export async function evaluateEnrolment(
  context: Context,
  call: DeviceCall,
): Promise<
  | { readonly ok: true; readonly answer: { readonly evaluated: string; readonly left: number; readonly name: string } }
  | Refusal<'unknown' | 'expired' | 'completed' | 'no-tries' | 'bad-element' | 'bad-request'>
> {
  const body = readBody(call)
  const id = body.get('id')
  const secret = fromBase64url(body.get('secret'), 16)
  const blinded = fromBase64url(body.get('blinded'), 32)
  if (typeof id !== 'string' || !secret || !blinded) return refuse('bad-request')
  // Before the try is spent: a malformed element costs nothing and tells nothing.
  if (!isBlinded(blinded)) return refuse('bad-element')
  const spent = await context.store.enrolments.spendTry({
    id,
    secretHash: hash(secret),
    blindedHash: hash(blinded),
    limit: rules.enrolmentTries,
    now: context.now,
  })
  if (!spent.ok) return refuse(spent.reason)
  const { sealedOprfKey, name } = spent.enrolment
  if (sealedOprfKey === null) return refuse('unknown')
  const evaluated = evaluateBlinded(
    await context.keyRing.open(sealedOprfKey, sealingContexts.enrolmentOprfKey(id)),
    blinded,
  )
  return evaluated
    ? { ok: true, answer: { evaluated: toBase64url(evaluated), left: spent.left, name } }
    : refuse('bad-element')
}

/** What a phone learns when it becomes a device. */
export interface EnrolledDevice {
  readonly device: { readonly id: string; readonly name: string }
  readonly account: { readonly name: string; readonly uid: string }
  readonly pinKeyId: string
  /** S, 32 bytes as base64url. */
  readonly codeSecret: string
  /** `lp-keys+jwt`. */
  readonly keys: string
}

type EnrolRefusal = Refusal<CallRefusal | 'unknown' | 'expired' | 'completed' | 'wrong-pin' | 'too-many'>

/**
 * Makes a phone that proves the PIN a device of the account: exactly one per enrolment. Writes the mail and
 * the activity entry with it and wakes the page on the PC.
 *
 * Posted again with the same two keys, whenever, it returns the same device: a lost answer strands nobody.
 *
 * @param call Signed by the new P, body `{ enrol }`: `lp-enrol+jwt` signed by the new D.
 */
export async function completeEnrolment(
  context: Context,
  call: DeviceCall,
): Promise<{ readonly ok: true; readonly answer: EnrolledDevice } | EnrolRefusal> {
  const caller = await authenticateNewDevice(context, call)
  if (!caller.ok) return caller
  const { enrolmentId, key: presenceKey } = caller
  const token = readBody(call).get('enrol')
  const verified = await verifyMessage('lp-enrol+jwt', token, {
    issuer: enrolmentId,
    audience: context.settings.origin,
    key: 'embedded',
  })
  const p = await thumbprint(presenceKey)
  if (
    !verified ||
    verified.claims.p !== p ||
    verified.claims.d !== (await thumbprint(verified.publicKey)) ||
    verified.claims.d === p
  )
    return refuse('bad-message')
  const earlier = await context.store.enrolments.deviceOf(enrolmentId)
  if (earlier)
    return earlier.presenceThumbprint === p && earlier.approvalThumbprint === verified.claims.d
      ? answerFor(context, earlier)
      : refuse('completed')
  const found = await context.store.enrolments.find({ id: enrolmentId, now: context.now })
  if (!found || found.status === 'cancelled') return refuse('unknown')
  const { enrolment } = found
  if (enrolment.expiresAt <= context.now) return refuse('expired')
  const opened = await openEnrolment(context, enrolment)
  const account = await context.store.accounts.find({ id: enrolment.accountId })
  if (!opened || !account) return refuse('completed')
  const { claims } = verified
  if (!equal(claims.proof, enrolmentProof(opened.pinCheck, { id: enrolmentId, p, d: claims.d })))
    return refuse('wrong-pin', { left: Math.max(0, rules.enrolmentTries - found.tries) })
  return insertDevice(context, {
    account,
    enrolment,
    claims,
    presenceKey,
    approvalKey: verified.publicKey,
    oprfKey: opened.oprfKey,
  })
}

async function openEnrolment(
  { keyRing }: Context,
  { id, sealedOprfKey, sealedPinCheck }: Enrolment,
): Promise<{ readonly oprfKey: Uint8Array; readonly pinCheck: Uint8Array } | null> {
  if (sealedOprfKey === null || sealedPinCheck === null) return null
  const oprfKey = await keyRing.open(sealedOprfKey, sealingContexts.enrolmentOprfKey(id))
  return { oprfKey, pinCheck: await keyRing.open(sealedPinCheck, sealingContexts.enrolmentPinCheck(id)) }
}

async function insertDevice(
  context: Context,
  parts: {
    readonly account: Account
    readonly enrolment: Enrolment
    readonly claims: Claims<'lp-enrol+jwt'>
    readonly presenceKey: PublicJwk
    readonly approvalKey: PublicJwk
    readonly oprfKey: Uint8Array
  },
): Promise<{ readonly ok: true; readonly answer: EnrolledDevice } | EnrolRefusal> {
  const { account, enrolment, claims, oprfKey } = parts
  const { keyRing, now, random, settings, signals, store } = context
  const id = newId(random, account.id)
  const pinKeyId = newId(random)
  // It stands in mails beside the name; what wouldn't do there isn't worth refusing a phone.
  const told = tidyCredentialName(claims.model).slice(0, 80)
  const model = told !== '' && isPlain(told) ? told : enrolment.name
  const device: Device = {
    id,
    accountId: account.id,
    name: enrolment.name,
    model,
    language: claims.lang.slice(0, 35),
    status: 'active',
    presenceKey: JSON.stringify(parts.presenceKey),
    presenceThumbprint: claims.p,
    approvalKey: JSON.stringify(parts.approvalKey),
    approvalThumbprint: claims.d,
    pinKeyId,
    sealedOprfKey: await keyRing.seal(oprfKey, sealingContexts.oprfKey(id, pinKeyId)),
    sealedCodeSecret: await keyRing.seal(random(32), sealingContexts.codeSecret(id)),
    sealedPush: null,
    biometricId: null,
    biometricKey: null,
    triesInRow: 0,
    triesInLife: 0,
    enrolmentId: enrolment.id,
    pinResetAt: null,
    createdAt: now,
    lastSeenAt: now,
  }
  const { replaces } = enrolment
  // A word of its own: an old entry going is no surprise then, and a new one no second device.
  const change = replaces === null ? 'device-added' : 'device-replaced'
  const completion = {
    id: enrolment.id,
    device,
    replaces,
    maxDevices: settings.maxDevices,
    now,
    messages: [await accountMail(context, account, { template: change, params: { device: device.name, model } })],
    activity: await activityEntry(context, {
      accountId: account.id,
      kind: change,
      details: { device: device.name, model },
    }),
  }
  const completed =
    replaces === null
      ? await store.enrolments.complete(completion)
      : await endingRequests(context, replaces, async () => {
          const done = await store.enrolments.complete(completion)
          return [done.ok && done.created, done]
        })
  if (!completed.ok) return refuse(completed.reason)
  signals.notify(enrolmentTopic(enrolment.id))
  if (replaces !== null) signals.notify(deviceTopic(replaces))
  return answerFor(context, completed.device)
}

async function answerFor(
  context: Context,
  device: Device,
): Promise<{ readonly ok: true; readonly answer: EnrolledDevice } | EnrolRefusal> {
  const account = await context.store.accounts.find({ id: device.accountId })
  if (device.status === 'removed' || device.sealedCodeSecret === null || !account) return refuse('removed')
  const codeSecret = await context.keyRing.open(device.sealedCodeSecret, sealingContexts.codeSecret(device.id))
  const keys = await signedKeys(context, await providerKeys(context))
  return {
    ok: true,
    answer: {
      device: { id: device.id, name: device.name },
      account: { name: fullName(account), uid: account.uid },
      pinKeyId: device.pinKeyId,
      codeSecret: toBase64url(codeSecret),
      keys,
    },
  }
}
