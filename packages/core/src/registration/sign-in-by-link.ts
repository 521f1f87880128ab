import type { Context, Visitor } from '../context/index.ts'
import { passwordMethod } from '../methods/password/name.ts'
import type { Account, Proof, SignIn } from '../ports/index.ts'
import { requirementFor } from '../sign-in/decide.ts'
import { demanded, wishOf } from '../sign-in/demands.ts'
import { enrolledOf, includesSecondFactor } from '../sign-in/enrolled.ts'
import { meets } from '../sign-in/levels.ts'
import { leadingTo, newSignIn } from '../sign-in/start.ts'

/**
 * The sign-in that begins as a password is set by a link in a mail, for the commit that sets it: the password
 * was just proved, which is one factor, in the browser that sent it and in no other. The same steps and the
 * same gate follow as after a password that was typed, but for one: an account that has a second factor is
 * asked for it even where one factor would do, for a mailbox that was broken into is no way past it.
 *
 * @param context the use case's.
 * @param input `account`: whose password it is; `continueTo`: where the link leads; `visitor`: the browser.
 */
export async function signInByLink(
  context: Context,
  input: { readonly account: Account; readonly continueTo: string | null; readonly visitor: Visitor },
): Promise<{ readonly signInId: string; readonly signIn: SignIn; readonly proof: Proof }> {
  const { account, visitor } = input
  const { methods, now, settings } = context
  const { continueTo, requirement: where } = await leadingTo(context, input.continueTo)
  const wish = wishOf(account, settings)
  const asked = demanded(where, { wish, methods })
  const hasSecond = includesSecondFactor(await enrolledOf(context, account))
  const requirement = hasSecond ? requirementFor(asked, { methods, wish: { ...wish, alwaysTwoFactors: true } }) : asked
  const proof: Proof = { method: passwordMethod, at: now, credentialId: null }
  const { email: identifier, id: accountId } = account
  const begun = await newSignIn(context, { identifier, accountId, requirement, continueTo, visitor })
  const enough = meets([proof], { requirement, methods })
  return { signInId: begun.signInId, signIn: { ...begun.signIn, method: enough ? passwordMethod : null }, proof }
}
