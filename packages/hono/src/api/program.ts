import { type ApiScope, apiCall } from '@laissez-passer/federation/oidc'
import type { Owner } from '@laissez-passer/core/internal/sessions'
import type { Context } from 'hono'
import { clientRefused } from '../client-refused.ts'
import type { RouteParts } from '../composition.ts'
import type { ProviderEnv } from '../environment.ts'
import { oidcProviderOf } from '../oidc/provider.ts'
import { currentSession } from '../session.ts'
import { visitorOf } from '../visitor.ts'

/** Whose account is asked about: somebody signed in, or who gave a program its token. */
export interface Holder extends Owner {
  /** What is noted as having asked: the browser, or the program. */
  readonly by: string
}

/** Whether a request presents an access token; no cookie counts beside one. */
export function presentsToken(c: Context): boolean {
  return /^(?:Bearer|DPoP)\b/i.test(c.req.header('Authorization') ?? '')
}

/**
 * Who may ask what this scope opens: whoever is signed in with this browser, or a program by its access
 * token. A token counts in the header alone: addresses are logged, and forms are another site's to post.
 *
 * @see https://www.rfc-editor.org/rfc/rfc6750#section-2.1
 */
export async function holderOf(
  c: Context<ProviderEnv>,
  { parts, scope }: { readonly parts: RouteParts; readonly scope: ApiScope },
): Promise<
  | { readonly ok: true; readonly holder: Holder }
  | { readonly ok: false; readonly reason: 'insufficient-scope' | 'invalid-token' | 'not-signed-in' }
> {
  if (!presentsToken(c)) {
    const current = await currentSession(c)
    if (!current) return { ok: false, reason: 'not-signed-in' }
    return { ok: true, holder: { ...current, by: visitorOf(c).browserName } }
  }
  const call = await apiCall(oidcProviderOf(parts)(c), {
    authorization: c.req.header('Authorization') ?? null,
    dpop: c.req.header('DPoP') ?? null,
    posted: null,
    method: c.req.method,
    url: c.get('context').settings.origin + c.req.path,
    scope,
  })
  if (call.ok) return { ok: true, holder: { account: call.account, session: call.session, by: call.program } }
  clientRefused(parts)(c, { client: call.client ?? null, reason: call.reason, said: call.why })
  c.header('WWW-Authenticate', call.challenge)
  return { ok: false, reason: call.reason }
}
