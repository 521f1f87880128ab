import type { Account, Session } from '@laissez-passer/core/ports'
import type { ApiScope } from '../api-scopes.ts'
import { findClient } from './clients/find.ts'
import { type Presentation, type Presented, presentedApiToken } from './grants/presented.ts'
import type { OidcProvider } from './provider.ts'

/** A program that acts for a person at our own API. */
export interface ApiCall {
  readonly ok: true
  readonly account: Account
  /** The one in which it was given its token; null: it has it beyond every session. */
  readonly session: Session | null
  /** What the program is called. */
  readonly program: string
}

/** Why it doesn't, with the `WWW-Authenticate` to send. */
export type ApiRefusal =
  | (Extract<Presented, { readonly ok: false }> & { readonly reason: 'invalid-token' })
  | {
      readonly ok: false
      readonly reason: 'insufficient-scope'
      readonly challenge: string
      /** For the operator's log. */
      readonly client: string
      readonly why: string
    }

/**
 * Judges the access token by which a program asks our own API: one that lives, of a person, presented by
 * whoever it is bound to, with the scope that is asked, of a client that the operator still gives it.
 *
 * @see https://www.rfc-editor.org/rfc/rfc6750#section-3.1
 */
export async function apiCall(
  provider: OidcProvider,
  { scope, ...presentation }: Presentation & { readonly scope: ApiScope },
): Promise<ApiCall | ApiRefusal> {
  const found = await presentedApiToken(provider, presentation)
  if (!found.ok) return { ...found, reason: 'invalid-token' }
  const { account, session, token } = found
  const service = await findClient(provider, token.clientId)
  const narrow = {
    ok: false,
    reason: 'insufficient-scope',
    challenge: `Bearer error="insufficient_scope", scope="${scope}"`,
    client: token.clientId,
    why: `The token, or what the client is registered for, lacks ${scope}`,
  } as const
  if (service === null || !token.scope.split(' ').includes(scope) || !service.apiScopes.includes(scope)) return narrow
  return { ok: true, account, session, program: service.name }
}
