import type { Account, Session } from '@laissez-passer/core/ports'
import { emailKey } from '@laissez-passer/core/email'
import { accountKey } from '@laissez-passer/core/internal/sign-in'
import type { OidcService } from '../../services/index.ts'
import { subjectOf } from '../claims/subject.ts'
import { findClient } from '../clients/find.ts'
import type { Hint } from '../id-token-hint.ts'
import type { OidcProvider } from '../provider.ts'
import { hasAnswered } from './mark.ts'
import type { AuthorizeRequest } from './request.ts'

/**
 * Whether a relying party names somebody else than is signed in (Core §3.1.2.1, `id_token_hint`,
 * `login_hint`, `sub` in `claims`). A name that nobody here has is somebody else's, or it would tell who has
 * an account.
 *
 * @returns `ask`: whoever comes is asked, since they weren't yet; `no`: they were, and only the one named may
 * answer; null: nobody else is named, or whoever comes will do.
 */
export async function anotherPerson(
  provider: OidcProvider,
  {
    hint,
    request,
    session,
  }: { readonly hint: Hint | null; readonly request: AuthorizeRequest; readonly session: Session },
): Promise<'ask' | 'no' | null> {
  const { service, subject } = request
  const loginHint = request.loginHint?.trim() ?? ''
  const answered = hasAnswered(request.mark, session)
  if (subject === null && (answered || (request.idTokenHint === null && loginHint === ''))) return null
  const account = await provider.store.accounts.find({ id: session.accountId })
  if (account === null) return 'ask'
  if (subject !== null && subject !== (await subjectOf(provider, { account, service }))) return answered ? 'no' : 'ask'
  if (answered) return null
  // An ID token that none of our present keys signed names nobody: the person is asked.
  const hinted =
    request.idTokenHint === null || (hint !== null && (await isAbout(provider, { account, hint, service })))
  return hinted && (loginHint === '' || isNamed(account, loginHint)) ? null : 'ask'
}

/** Whether an ID token is about this person, as the client that it was made for knows them. */
async function isAbout(
  provider: OidcProvider,
  { account, hint, service }: { readonly account: Account; readonly hint: Hint; readonly service: OidcService },
): Promise<boolean> {
  const about = (await findClient(provider, hint.clientId)) ?? service
  return hint.subject === (await subjectOf(provider, { account, service: about }))
}

/** Whether a request names anybody. */
export function namesSomebody({ idTokenHint, loginHint, subject }: AuthorizeRequest): boolean {
  return idTokenHint !== null || loginHint !== null || subject !== null
}

function isNamed({ email, uid }: Pick<Account, 'email' | 'uid'>, hint: string): boolean {
  const key = accountKey(hint)
  return 'email' in key ? key.email === emailKey(email) : 'uid' in key && key.uid === uid
}
