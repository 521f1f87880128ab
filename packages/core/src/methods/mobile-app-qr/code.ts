import type { Claim, Context, MethodState, Verified } from '../../context/index.ts'
import { hashBeside, newId } from '../../ids/index.ts'
import type { Account, Device, Proof, Seconds, SignIn } from '../../ports/index.ts'
import { equal, toBase64url, toHex, fromHex } from '../../authenticator/bytes.ts'
import { sealingContexts } from '../../authenticator/server/sealing-contexts.ts'
import { formatLink } from '../../authenticator/links.ts'
import { signMessage } from '../../authenticator/message.ts'
import { qrResponse } from '../../authenticator/qr-response.ts'
import { refuse, type Refusal } from '../../authenticator/server/call.ts'
import { providerKeys } from '../../authenticator/server/keys.ts'
import { rules } from '../../authenticator/server/rules.ts'

/** The method whose proof a code is. */
export const mobileAppQrMethod = 'mobile-app-qr'

/**
 * Makes a challenge for a sign-in; an earlier one of the same sign-in ends. Works with phones that have no
 * network.
 */
export async function openQrChallenge(
  context: Context,
  { account, signIn }: { readonly account: Account; readonly signIn: SignIn },
): Promise<{ readonly ok: true }> {
  const { store, random, now } = context
  await store.qrChallenges.open({
    id: newId(random, account.id),
    accountId: account.id,
    signInIdHash: signIn.idHash,
    challenge: toHex(random(16)),
    createdAt: now,
    expiresAt: now + rules.codeSeconds,
  })
  return { ok: true }
}

/** What the page of the QR method shows. */
export interface QrChallengeView {
  readonly id: string
  /** For the QR code and under it. */
  readonly link: string
  readonly expiresAt: Seconds
  /** Tries left on this challenge. */
  readonly left: number
}

/**
 * The open challenge of a sign-in as a link for a QR code; null when there is none (any more). Writes
 * nothing.
 */
export async function viewQrChallenge(context: Context, signIn: SignIn): Promise<QrChallengeView | null> {
  const { store, settings, now } = context
  const found = await store.qrChallenges.ofSignIn({ signInIdHash: signIn.idHash, now })
  if (!found) return null
  const { challenge, tries } = found
  const { current } = await providerKeys(context)
  const service = shorten(signIn.requirement.serviceName ?? settings.name, 32)
  const c = toBase64url(fromHex(challenge.challenge) ?? new Uint8Array())
  const token = await signMessage(
    'lp-code+jwt',
    { iss: settings.origin, aud: 'authenticator', c, s: service, exp: challenge.expiresAt },
    current,
  )
  const link = formatLink({ kind: 'sign-in', token }, settings.authenticatorOrigin ?? settings.origin)
  return { id: challenge.id, link, expiresAt: challenge.expiresAt, left: rules.codeTriesPerChallenge - tries }
}

/**
 * Judges the eight digits that a phone showed: spends a try of the challenge and of the account, compares
 * with every active device's code in constant time. The claim consumes the challenge once, with the proof in
 * the same commit.
 * @param input `code`: as typed; blanks are ignored; `browser`: one that the account knows has a count of its
 * own, so that nobody else can use it up; absent: the account's.
 * @returns the device; `wrong-code` with tries left, `expired` (or consumed, or of another sign-in),
 * `no-tries`, `throttled` with `until`.
 */
export async function verifyQrResponse(
  context: Context,
  input: {
    readonly account: Account
    readonly signIn: SignIn
    readonly code: string
    readonly browser?: Pick<MethodState, 'knownBrowser' | 'visitor'>
  },
): Promise<
  | (Verified<'expired'> & { readonly claim: Claim<'expired'> })
  | Refusal<'wrong-code' | 'expired' | 'no-tries'>
  | { readonly ok: false; readonly reason: 'throttled'; readonly until: Seconds }
> {
  const { account, browser, code, signIn } = input
  const { store, now } = context
  const open = await store.qrChallenges.ofSignIn({ signInIdHash: signIn.idHash, now })
  if (open?.challenge.accountId !== account.id) return refuse('expired')
  const own = browser?.knownBrowser ? hashBeside(account.id, browser.visitor.browserToken) : null
  const rule = {
    key: `device-code:${own ?? `account:${account.id}`}`,
    accountId: account.id,
    limit: rules.codeTriesPerAccount,
    lockSeconds: rules.codeWindowSeconds,
    windowSeconds: rules.codeWindowSeconds,
  }
  const allowed = await store.throttle.spend([rule], { now })
  if (!allowed.ok) return { ok: false, reason: 'throttled', until: allowed.until }
  const spent = await store.qrChallenges.spendTry({
    id: open.challenge.id,
    signInIdHash: signIn.idHash,
    limit: rules.codeTriesPerChallenge,
    now,
  })
  if (!spent.ok) return refuse(spent.reason === 'unknown' ? 'expired' : 'no-tries')
  const device = await matching(context, {
    account,
    challenge: spent.challenge.challenge,
    code: code.replace(/\s/g, ''),
  })
  if (!device) return refuse('wrong-code', { left: spent.left })
  const { id: deviceId } = device
  const commit = async (proof: Proof): Promise<boolean> => {
    const consumed = await store.qrChallenges.consume({ id: spent.challenge.id, deviceId, proof, now })
    if (consumed) await store.throttle.clear([rule.key])
    return consumed
  }
  return { ok: true, credentialId: deviceId, claim: { commit, lost: { ok: false, reason: 'expired' } } }
}

/** Compares with all devices, whichever matches, so that time doesn't tell. */
async function matching(
  { store, keyRing }: Context,
  { account, challenge, code }: { readonly account: Account; readonly challenge: string; readonly code: string },
): Promise<Device | null> {
  let match: Device | null = null
  for (const device of await store.devices.list(account.id)) {
    if (device.status !== 'active' || device.sealedCodeSecret === null) continue
    const expected = qrResponse(
      await keyRing.open(device.sealedCodeSecret, sealingContexts.codeSecret(device.id)),
      challenge,
    )
    if (expected !== null && equal(expected, code)) match = device
  }
  return match
}

function shorten(text: string, length: number): string {
  const characters = [...text]
  return characters.length <= length ? text : `${characters.slice(0, length - 1).join('')}…`
}
