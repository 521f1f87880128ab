import { asciiDigits } from '../../typed/index.ts'
import type { Context } from '../../context/index.ts'
import type { FieldIssue, Invalid } from '../../errors.ts'
import { newId } from '../../ids/index.ts'
import { credentialNameIssues, tidyCredentialName } from '../../names/credential-name.ts'
import { checkPin, type PinPolicy } from '../../pin/index.ts'
import type { Device, EnrolmentState, Seconds } from '../../ports/index.ts'
import type { FreshSession } from '../../freshness/fresh-session.ts'
import { hash, toBase64url } from '../bytes.ts'
import { pinCheckKey } from '../derivations.ts'
import { sealingContexts } from './sealing-contexts.ts'
import { formatLink } from '../links.ts'
import { newOprfKey, outputOf } from '../oprf.ts'
import { refuse, type Refusal } from './call.ts'
import { rules } from './rules.ts'

/** What the page shows while a device is being added. */
export interface EnrolmentView {
  readonly id: string
  readonly name: string
  /** Id of the device in whose place it comes; null: one more. */
  readonly replaces: string | null
  /** `no-tries`: five wrong PINs; `cancelled`: another one was started. */
  readonly status: 'pending' | 'completed' | 'expired' | 'no-tries' | 'cancelled'
  /** For the QR code and under it; null unless pending. Shown to this person only. */
  readonly link: string | null
  readonly expiresAt: Seconds
  /** The device, once completed. */
  readonly device: Pick<Device, 'id' | 'name' | 'model'> | null
}

/**
 * Starts to add a device: makes its OPRF key, keeps what proves the PIN and forgets the PIN. Earlier pending
 * enrolments of the account end.
 *
 * @param context With `settings.authenticatorOrigin`.
 * @param input `fresh`: whose; `replaces`: the account's device in whose place it comes, removed once this
 * one is there; `name`: 1 to 50 characters after trimming; `pin` and `confirmPin` as typed; `policy`: default
 * four digits.
 * @returns the enrolment's view with its link; `invalid` with issues for `name` (`required`, `too-long`,
 * `unsupported-characters`), `pin` (codes of `checkPin`) and `confirmPin` (`mismatch`); `unknown` when
 * `replaces` is no device of the account (any more); `too-many` when the account has `settings.maxDevices`.
 */
export async function startEnrolment(
  context: Context,
  input: {
    readonly fresh: FreshSession
    readonly name: string
    readonly pin: string
    readonly confirmPin: string
    readonly policy?: PinPolicy
    readonly replaces?: string | null
  },
): Promise<{ readonly ok: true; readonly enrolment: EnrolmentView } | Invalid | Refusal<'too-many' | 'unknown'>> {
  const { store, keyRing, now, random } = context
  const { account } = input.fresh
  const name = tidyCredentialName(input.name)
  const issues = formIssues({ ...input, name })
  if (issues.length > 0) return { ok: false, reason: 'invalid', issues }
  const devices = await store.devices.list(account.id)
  const replaces = input.replaces ?? null
  if (replaces !== null && !devices.some(({ id }) => id === replaces)) return refuse('unknown')
  if (devices.length - Number(replaces !== null) >= context.settings.maxDevices) return refuse('too-many')
  const id = newId(random, account.id)
  const key = newOprfKey(random)
  const enrolment = {
    id,
    accountId: account.id,
    secretHash: hash(await enrolmentSecret(context, id)),
    name,
    replaces,
    sealedOprfKey: await keyRing.seal(key, sealingContexts.enrolmentOprfKey(id)),
    sealedPinCheck: await keyRing.seal(pinCheckKey(outputOf(key, input.pin)), sealingContexts.enrolmentPinCheck(id)),
    createdAt: now,
    expiresAt: now + rules.enrolmentSeconds,
    keepUntil: now + rules.enrolmentKeptSeconds,
  }
  await store.enrolments.start(enrolment)
  return {
    ok: true,
    enrolment: {
      id,
      name,
      replaces,
      status: 'pending',
      link: await enrolmentLink(context, id),
      expiresAt: enrolment.expiresAt,
      device: null,
    },
  }
}

/**
 * An enrolment as its page shows it; to be asked again whenever the signal `enrolmentTopic(id)` comes. Writes
 * nothing.
 * @returns `unknown` when this account has none with this id, or it ended long ago.
 */
export async function viewEnrolment(
  context: Context,
  { id, accountId }: { readonly id: string; readonly accountId: string },
): Promise<{ readonly ok: true; readonly enrolment: EnrolmentView } | Refusal<'unknown'>> {
  const found = await context.store.enrolments.find({ id, now: context.now })
  if (found?.enrolment.accountId !== accountId) return refuse('unknown')
  const { enrolment, device } = found
  const status = statusOf(found, context.now)
  const link = status === 'pending' ? await enrolmentLink(context, id) : null
  return {
    ok: true,
    enrolment: {
      id,
      name: enrolment.name,
      replaces: enrolment.replaces,
      status,
      link,
      expiresAt: enrolment.expiresAt,
      device: device && { id: device.id, name: device.name, model: device.model },
    },
  }
}

function statusOf({ enrolment, status, tries }: EnrolmentState, now: Seconds): EnrolmentView['status'] {
  if (status !== 'pending') return status
  if (enrolment.expiresAt <= now) return 'expired'
  // The last try may still turn out right; then the status becomes `completed`.
  return tries >= rules.enrolmentTries ? 'no-tries' : 'pending'
}

/** Ends a pending enrolment of this account; harmless otherwise. */
export function cancelEnrolment(
  context: Context,
  options: { readonly id: string; readonly accountId: string },
): Promise<void> {
  return context.store.enrolments.cancel(options)
}

async function enrolmentLink(context: Context, id: string): Promise<string> {
  const { origin, authenticatorOrigin } = context.settings
  return formatLink(
    { kind: 'initialise', issuer: origin, id, secret: toBase64url(await enrolmentSecret(context, id)) },
    authenticatorOrigin ?? origin,
  )
}

/**
 * 16 bytes that only the key ring can make again, so that the page can be reloaded while the database holds
 * their hash alone.
 */
async function enrolmentSecret({ keyRing }: Context, id: string): Promise<Uint8Array> {
  return (await keyRing.mac('enrolment-secret', id)).slice(0, 16)
}

function formIssues(input: {
  readonly name: string
  readonly pin: string
  readonly confirmPin: string
  readonly policy?: PinPolicy
}): readonly FieldIssue[] {
  const issues: FieldIssue[] = [...credentialNameIssues(input.name)]
  for (const { code, params } of checkPin(input.pin, input.policy).issues)
    issues.push({ field: 'pin', code, ...(params ? { params: { ...params } } : {}) })
  if (asciiDigits(input.pin) !== asciiDigits(input.confirmPin)) issues.push({ field: 'confirmPin', code: 'mismatch' })
  return issues
}
