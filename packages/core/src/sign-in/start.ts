import { typedWord } from '../typed/index.ts'
import { type CaptchaAnswer, judgeWork } from '../captcha/index.ts'
import type { Context, Visitor } from '../context/index.ts'
import { emailKey } from '../email/index.ts'
import type { Invalid } from '../errors.ts'
import { hashToken, newToken } from '../ids/index.ts'
import type { AccountKey, Requirement, SignIn, ThrottleRule, Work } from '../ports/index.ts'
import { nothingAsked, safeContinue } from './destination.ts'
import { sealIdentifier } from './identifier.ts'

const longest = 320

/**
 * Begins a sign-in with what the person typed to say who they are. Known and unknown identifiers go on alike:
 * one look-up, one write, the same answer.
 *
 * @param context the use case's.
 * @param input `identifier`: e-mail address or unique identifier; `continueTo`: where the person was going
 * (dropped unless on our own origin below its base), which fixes what is asked of this sign-in; `proof`: what
 * came with the form where work was asked for.
 * @returns the id for the form field, bound to the visitor's browser cookie; or `invalid` with `required` or
 * `too-long` on `identifier`, or on `captchaCode` what is missing of the work that is asked for when more
 * sign-ins start from one network address than an office full of people would start.
 */
export async function startSignIn(
  context: Context,
  input: {
    readonly identifier: string
    readonly continueTo: string | null
    readonly visitor: Visitor
    readonly proof?: CaptchaAnswer | null
  },
): Promise<{ readonly ok: true; readonly signInId: string } | Invalid> {
  const { store } = context
  const identifier = typedWord(input.identifier)
  if (identifier === '') return { ok: false, reason: 'invalid', issues: [{ field: 'identifier', code: 'required' }] }
  if (identifier.length > longest) {
    return {
      ok: false,
      reason: 'invalid',
      issues: [{ field: 'identifier', code: 'too-long', params: { max: longest } }],
    }
  }
  const whereTo = await leadingTo(context, input.continueTo)
  const account = await store.accounts.find(accountKey(identifier))
  const { proof = null, visitor } = input
  const { code, work } = await judgeWork(context, proof, visitor)
  const begun = await newSignIn(context, { identifier, accountId: account?.id ?? null, ...whereTo, visitor })
  const spend = [startRule(visitor.address)]
  const started = await store.signIns.start(begun.signIn, { spend, work, now: context.now })
  if (started.ok) return { ok: true, signInId: begun.signInId }
  return { ok: false, reason: 'invalid', issues: [{ field: 'captchaCode', code }] }
}

/**
 * Each sign-in is a row: so many a minute are a crowd behind one address, more is a flood of rows, and each
 * costs work.
 */
function startRule(address: string): ThrottleRule {
  const asks = { usual: 600, long: 6000 }
  const key = `sign-in:from:${address}`
  return { key, accountId: null, limit: null, lockSeconds: 0, windowSeconds: 60, asks }
}

/** What the next sign-in that starts at this address will cost. One query. */
export function startWork(
  { now, store }: Pick<Context, 'store' | 'now'>,
  visitor: Pick<Visitor, 'address'>,
): Promise<Work> {
  return store.throttle.workAsked([startRule(visitor.address)], { now })
}

/**
 * Where a sign-in may lead, and what is asked there.
 * @param wish as it came in the address or a form.
 */
export async function leadingTo(
  context: Context,
  wish: string | null,
): Promise<{ readonly continueTo: string | null; readonly requirement: Requirement }> {
  const given = safeContinue(wish, context.settings)
  const destination = given === null ? null : await context.describeDestination(given)
  const { serviceName, level, methods } = destination ?? nothingAsked
  const continueTo = destination?.noted ?? given
  return { continueTo, requirement: { serviceName, level, methods } }
}

/** A sign-in at its beginning, bound to the visitor's browser; for a port operation to write. */
export async function newSignIn(
  { keyRing, now, random, settings, store }: Context,
  begun: Pick<SignIn, 'accountId' | 'requirement' | 'continueTo'> & {
    readonly identifier: string
    readonly visitor: Visitor
  },
): Promise<{ readonly signInId: string; readonly signIn: SignIn }> {
  const { identifier, visitor, ...rest } = begun
  const secret = newToken(random)
  const where = store.placing.signIn({ accountId: rest.accountId, identifier, secretHash: secret.hash })
  const id = { token: where + secret.token, hash: where + secret.hash }
  const signIn: SignIn = {
    ...rest,
    idHash: id.hash,
    browserHash: hashToken(visitor.browserToken),
    sealedIdentifier: await sealIdentifier(keyRing, { identifier, idHash: id.hash }),
    method: null,
    credentialId: null,
    createdAt: now,
    expiresAt: now + settings.signInSeconds,
    completedAt: null,
  }
  return { signInId: id.token, signIn }
}

/**
 * What to look an account up by: what has an `@` is an e-mail address, the rest a unique identifier.
 * @param identifier as typed.
 */
export function accountKey(identifier: string): AccountKey {
  const text = typedWord(identifier)
  return text.includes('@') ? { email: emailKey(text) } : { uid: text.toLowerCase() }
}
