import type { Account, Session } from '@laissez-passer/core/ports'
import { emailKey } from '@laissez-passer/core/email'
import { accountKey } from '@laissez-passer/core/internal/sign-in'
import { readHint } from '../id-token-hint.ts'
import type { OidcProvider } from '../provider.ts'
import { hasAnswered } from './mark.ts'
import type { AuthorizeRequest } from './request.ts'

/**
 * Whether a relying party names somebody else than is signed in, who wasn't asked yet (Core §3.1.2.1,
 * `id_token_hint`, `login_hint`). A name that nobody here has is somebody else's, or it would tell who has an
 * account.
 */
export async function isAnotherPerson(
  provider: OidcProvider,
  { request, session }: { readonly request: AuthorizeRequest; readonly session: Session },
): Promise<boolean> {
  const loginHint = request.loginHint?.trim() ?? ''
  const hint = await readHint(provider, request.idTokenHint)
  if ((hint === null && loginHint === '') || hasAnswered(request.mark, session)) return false
  const account = await provider.store.accounts.find({ id: session.accountId })
  if (account === null) return true
  return (hint !== null && account.uid !== hint.subject) || (loginHint !== '' && !isNamed(account, loginHint))
}

/** Whether a request names anybody. */
export function namesSomebody({ idTokenHint, loginHint }: AuthorizeRequest): boolean {
  return idTokenHint !== null || loginHint !== null
}

function isNamed({ email, uid }: Pick<Account, 'email' | 'uid'>, hint: string): boolean {
  const key = accountKey(hint)
  return 'email' in key ? key.email === emailKey(email) : 'uid' in key && key.uid === uid
}
