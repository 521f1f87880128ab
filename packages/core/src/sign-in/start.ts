import type { Context, Visitor } from '../context.ts'
import { emailKey } from '../email/index.ts'
import type { Invalid } from '../errors.ts'
import { hashToken, newToken } from '../ids/index.ts'
import type { AccountKey } from '../ports/index.ts'
import { nothingAsked, safeContinue } from './destination.ts'

const longest = 320

/**
 * Begins a sign-in with what the person typed to say who they are. Known and unknown identifiers go on alike: one look-up, one write, the same answer.
 *
 * @param context the use case's.
 * @param input `identifier`: e-mail address or unique identifier; `continueTo`: where the person was going (dropped unless on our own
 * origin under `/cas/`), which fixes what is asked of this sign-in.
 * @returns the id for the form field, bound to the visitor's browser cookie; or `invalid` with `required` or `too-long` on `identifier`.
 */
export async function startSignIn(
  context: Context,
  input: { readonly identifier: string; readonly continueTo: string | null; readonly visitor: Visitor },
): Promise<{ readonly ok: true; readonly signInId: string } | Invalid> {
  const { store, now, settings } = context
  const identifier = input.identifier.trim()
  if (identifier === '') return { ok: false, reason: 'invalid', issues: [{ field: 'identifier', code: 'required' }] }
  if (identifier.length > longest) {
    return {
      ok: false,
      reason: 'invalid',
      issues: [{ field: 'identifier', code: 'too-long', params: { max: longest } }],
    }
  }
  const continueTo = safeContinue(input.continueTo, settings.origin)
  const destination = continueTo === null ? null : await context.describeDestination(continueTo)
  const { serviceName, level, methods } = destination ?? nothingAsked
  const account = await store.accounts.find(accountKey(identifier))
  const id = await newToken(context.random)
  await store.signIns.start({
    idHash: id.hash,
    browserHash: await hashToken(input.visitor.browserToken),
    identifier,
    accountId: account?.id ?? null,
    requirement: { serviceName, level, methods },
    continueTo,
    method: null,
    credentialId: null,
    createdAt: now,
    expiresAt: now + settings.signInSeconds,
    completedAt: null,
  })
  return { ok: true, signInId: id.token }
}

/**
 * What to look an account up by: what has an `@` is an e-mail address, the rest a unique identifier.
 * @param identifier as typed.
 */
export function accountKey(identifier: string): AccountKey {
  const text = identifier.trim()
  return text.includes('@') ? { email: emailKey(text) } : { uid: text.toLowerCase() }
}
