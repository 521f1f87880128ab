import { withMark } from '../oidc/requests/mark.ts'
import type { CasProvider } from './provider.ts'

/** Where a person comes back to from a sign-in: the request as it came, with when it was asked for. */
export async function asked(
  provider: Pick<CasProvider, 'keyRing' | 'now' | 'settings'>,
  query: URLSearchParams,
): Promise<string> {
  const path = provider.settings.addresses.signIn
  const mark = { after: provider.now, asked: null, begun: false, left: [], consent: null }
  return `${path}?${await withMark(provider, { path, query, mark })}`
}
