import { activityEntry } from '../../context/activity.ts'
import type { Context, Visitor } from '../../context/index.ts'
import { accountMail } from '../../messages/account-mail.ts'
import type { Account, ActivityEntry, OutboxMessage, Passkey } from '../../ports/index.ts'
import { readChallenge, spendChallenge } from '../../webauthn/challenge.ts'
import { relyingParty, userHandle } from '../../webauthn/relying-party.ts'
import { clientDataOf, readAssertion } from '../../webauthn/responses.ts'
import { type Signed, verifyAssertion } from '../../webauthn/verify.ts'

/** A passkey's signature that was right. */
export interface Judged extends Signed {
  readonly ok: true
  readonly passkey: Passkey
  readonly account: Account
  /** The person was found by the passkey itself: the authenticator named the account. */
  readonly named: boolean
  /** What there is to tell; written when the passkey is used. */
  readonly told: Told
}

/**
 * The count went back, so that the passkey may have been copied: the owner reads of it, in a mail and in the
 * activity. A signal, no lock. Elsewhere there is nothing to tell.
 */
export interface Told {
  readonly activity: ActivityEntry | null
  readonly messages: readonly OutboxMessage[]
}

/** Why a signature wasn't accepted. */
export interface NotJudged {
  readonly ok: false
  /**
   * `expired`: the page was open for too long, or its answer was sent twice; `unknown`: this provider (any
   * more) has no such passkey, or not for this person; `refused`: another origin, another page's challenge, a
   * signature that isn't right.
   */
  readonly reason: 'expired' | 'unknown' | 'refused'
}

/**
 * Judges a passkey's answer; spends its challenge where it is right. Records nothing else.
 *
 * @param context the use case's.
 * @param input `response`: the JSON that the page's script posted; `subject`: what the challenge was made
 * for; `account`: whose passkey it must be, null where the passkey says who comes; `visitor`: the browser.
 */
export async function judgeAssertion(
  context: Context,
  input: {
    readonly response: string
    readonly subject: string
    readonly account: Account | null
    readonly visitor: Pick<Visitor, 'browserName' | 'place'>
  },
): Promise<Judged | NotJudged> {
  const { keyRing, now, settings, store } = context
  const response = readAssertion(input.response)
  const challenge = response && clientDataOf(response)?.challenge
  if (!response || !challenge) return { ok: false, reason: 'refused' }
  const asked = { challenge, subject: input.subject }
  const read = await readChallenge({ keyRing, now }, asked)
  if (typeof read === 'string') return { ok: false, reason: read === 'expired' ? 'expired' : 'refused' }
  const found = await store.passkeys.find(response.id)
  if (!found || (input.account !== null && found.account.id !== input.account.id))
    return { ok: false, reason: 'unknown' }
  const { account, passkey } = found
  const handle = response.response.userHandle
  // What the authenticator says must be true; only where nobody else said who comes must it say so (step 6 of
  // the verification).
  if (handle !== undefined && handle !== userHandle(account.id)) return { ok: false, reason: 'refused' }
  const signed = await verifyAssertion(response, {
    challenge,
    publicKey: passkey.publicKey,
    relyingParty: relyingParty(settings),
  })
  if (!signed) return { ok: false, reason: 'refused' }
  // Only now: what anybody can send would fill the table. It was read, so it can only have been answered
  // before.
  if ((await spendChallenge({ keyRing, now, store }, asked)) !== 'ok') return { ok: false, reason: 'expired' }
  return {
    ok: true,
    ...signed,
    passkey,
    account,
    named: handle !== undefined,
    told: isCopy(passkey, signed) ? await toldOfCopy(context, { ...found, visitor: input.visitor }) : nothingToTell,
  }
}

const nothingToTell: Told = { activity: null, messages: [] }

/** @see https://www.w3.org/TR/webauthn-3/#sctn-sign-counter */
function isCopy(passkey: Passkey, { signCount }: Signed): boolean {
  return passkey.signCount > 0 && signCount <= passkey.signCount
}

async function toldOfCopy(
  context: Context,
  {
    account,
    passkey: { name: passkey },
    visitor: { browserName: browser, place },
  }: {
    readonly account: Account
    readonly passkey: Passkey
    readonly visitor: Pick<Visitor, 'browserName' | 'place'>
  },
): Promise<Told> {
  const { id: accountId } = account
  const params = { passkey, browser, place: place ?? '' }
  return {
    activity: await activityEntry(context, { accountId, kind: 'passkey-copied', details: { passkey } }),
    messages: [await accountMail(context, account, { template: 'passkey-copied', params })],
  }
}
