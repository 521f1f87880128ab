import { activityEntry } from '../../context/activity.ts'
import type { Context } from '../../context/index.ts'
import type { Invalid, Throttled } from '../../errors.ts'
import { driftAt } from './judge-token.ts'
import type { UnknownToken } from './manage.ts'
import { findPair, readPair, type TypedPair } from './pair.ts'
import { spendPair } from './tries.ts'
import { openSecret } from './secret.ts'

/**
 * Puts a token that ran away back into step, by two codes that it showed one after the other. Both are spent.
 * Nothing is gained by it but that the token works again, so whoever is signed in may do it: with a token out
 * of step they can't sign in with two factors.
 * @param context the use case's.
 * @param input `code`, `nextCode`: as typed.
 * @returns `invalid` with issues for `code`, `nextCode` (`required`, `incomplete`, `same-code`, `wrong`);
 * `unknown`, also for a token that answers challenges; `throttled`.
 * @see https://www.rfc-editor.org/rfc/rfc4226#section-7.4
 * @see https://www.rfc-editor.org/rfc/rfc6238#section-6
 */
export async function resynchroniseToken(
  context: Context,
  input: { readonly accountId: string; readonly tokenId: string } & TypedPair,
): Promise<{ readonly ok: true; readonly name: string } | Invalid | UnknownToken | Throttled> {
  const { keyRing, now, store } = context
  const { accountId, tokenId: id } = input
  const token = (await store.codeTokens.list(accountId)).find((one) => one.id === id)
  if (!token || token.kind === 'ocra') return { ok: false, reason: 'unknown' }
  const { codes, issues } = readPair(input)
  if (issues.length > 0) return { ok: false, reason: 'invalid', issues }
  const throttled = await spendPair(context, accountId)
  if (throttled) return throttled
  const firstCounter = findPair(await openSecret(keyRing, token), { token, codes, now })
  const done =
    firstCounter !== null &&
    (await store.codeTokens.resynchronise({
      id,
      accountId,
      firstCounter,
      countFrom: firstCounter + 2,
      driftSeconds: driftAt(token, { counter: firstCounter + 1, now }),
      activity: await activityEntry(context, {
        accountId,
        kind: 'token-resynchronised',
        details: { device: token.name },
      }),
    }))
  if (done) return { ok: true, name: token.name }
  return { ok: false, reason: 'invalid', issues: [{ field: 'code', code: 'wrong-pair' }] }
}
