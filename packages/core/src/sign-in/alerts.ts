import type { Context, Visitor } from '../context/index.ts'
import type { Account, OutboxMessage, SignInState } from '../ports/index.ts'
import { accountMail } from '../messages/account-mail.ts'
import { hasTwoFactors, provedMethods } from './levels.ts'

/**
 * What its owner is told of a sign-in: a new country, or a new browser; else that there was one, where they
 * want to hear of each. One mail at most.
 */
export async function alertsOf(
  context: Context,
  signedIn: { readonly state: SignInState; readonly account: Account; readonly visitor: Visitor },
): Promise<readonly OutboxMessage[]> {
  const abroad = await newCountryMails(context, signedIn)
  if (abroad.length > 0) return abroad
  const news = await newBrowserMails(context, signedIn)
  return news.length > 0 || signedIn.account.signInMails === null ? news : [await signInMail(context, signedIn)]
}

/** Just that somebody signed in. */
async function signInMail(
  context: Context,
  { state, account, visitor }: { readonly state: SignInState; readonly account: Account; readonly visitor: Visitor },
): Promise<OutboxMessage> {
  return accountMail(context, account, {
    template: 'signed-in',
    params: {
      browser: visitor.browserName,
      service: state.signIn.requirement.serviceName ?? '',
      country: visitor.country ?? '',
    },
  })
}

/**
 * A country where the account wasn't signed in lately, however it was proved: its owner is told. One query
 * where the country is known, none elsewhere. The first country that is ever known is no news.
 */
async function newCountryMails(
  context: Context,
  { state, account, visitor }: { readonly state: SignInState; readonly account: Account; readonly visitor: Visitor },
): Promise<readonly OutboxMessage[]> {
  const { now, settings, store } = context
  const { country = null } = visitor
  if (country === null) return []
  const days = settings.newCountryDays
  const known = await store.activity.countries(account.id, { since: now - days * 86_400 })
  if (known.length === 0 || known.includes(country)) return []
  const service = state.signIn.requirement.serviceName ?? ''
  const params = { country, days, browser: visitor.browserName, service }
  return [await accountMail(context, account, { template: 'new-country', params })]
}

/**
 * Two factors in a browser that the account doesn't know: its owner is told, once for each browser. (The
 * password alone makes no browser known: a mail at each such sign-in would soon be read by nobody. A recovery
 * code has a mail of its own.)
 */
async function newBrowserMails(
  context: Context,
  { state, account, visitor }: { readonly state: SignInState; readonly account: Account; readonly visitor: Visitor },
): Promise<readonly OutboxMessage[]> {
  const { methods } = context
  const { knownBrowser, proofs, signIn } = state
  const recovered = provedMethods(proofs, methods).some(({ kind }) => kind === 'recovery')
  if (knownBrowser || recovered || !hasTwoFactors(proofs, methods)) return []
  const params = {
    browser: visitor.browserName,
    service: signIn.requirement.serviceName ?? '',
    place: visitor.place ?? '',
  }
  return [await accountMail(context, account, { template: 'new-browser', params })]
}
