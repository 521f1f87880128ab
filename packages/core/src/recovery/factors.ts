import type { Context } from '../context.ts'
import type { Account } from '../ports/index.ts'
import { atLeast } from '../sign-in/levels.ts'

/**
 * How many things an account has that prove a second factor: a phone counts once, by whichever of its methods.
 * @param context `methods` are used, and what they need.
 * @param account whose.
 */
export async function countFactors(context: Context, account: Account): Promise<number> {
  const strong = context.methods.filter(({ level, recovery }) => !recovery && atLeast(level, 'MEDIUM'))
  const credentials = await Promise.all(strong.map((method) => method.credentials(context, account)))
  // `any`: the QR code takes whichever phone there is; the phones are counted by name already.
  const ids = new Set(credentials.flat().map(({ id }) => id))
  return ids.size > 1 ? ids.size - Number(ids.has('any')) : ids.size
}
