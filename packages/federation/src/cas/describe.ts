import type { Destination } from '@laissez-passer/core/context'
import { readMark } from '../oidc/requests/mark.ts'
import { asked } from './asked.ts'
import { transactionOf } from './ecas/transaction.ts'
import { readLogin } from './login-request.ts'
import type { CasProvider } from './provider.ts'

/**
 * Says which service a path of `/login` comes from and what it asks for, so that the sign-in page can show
 * it.
 *
 * @param path - A path with query on the provider's own origin.
 * @returns null when no registered service asks there.
 */
export async function describeLogin(
  provider: Pick<CasProvider, 'keyRing' | 'methods' | 'now' | 'services' | 'settings' | 'store'>,
  path: string,
): Promise<Destination | null> {
  const { addresses, origin } = provider.settings
  const url = URL.parse(path, origin)
  if (url?.origin !== origin || url.pathname !== addresses.signIn) return null
  const mark = await readMark(provider, { path: url.pathname, query: url.searchParams })
  const transaction = await transactionOf(provider, { query: url.searchParams, inTime: mark !== null })
  const read = transaction && readLogin(provider, transaction.query)
  if (read?.kind !== 'request') return null
  const { renew, requirement } = read.request
  const after = renew ? (mark?.after ?? null) : null
  return {
    ...requirement,
    forceFresh: renew && after === null,
    maxAge: after === null ? null : Math.max(0, provider.now - after),
    // What stands before the provider shows its page without a mark: whoever signs in from there did so anew,
    // too.
    noted: mark === null ? await asked(provider, url.searchParams) : null,
  }
}
