import type { CreationOptions, RequestOptions } from '@laissez-passer/core/internal/methods/passkey'
import { type Authenticator, softAuthenticator } from '../../../core/test/support/authenticator.ts'
import type { Browser, Visit } from './browser.ts'
import { attributes } from './html.ts'
import { origin } from './world.ts'

export type { Authenticator }

/** An authenticator in front of this provider. */
export const openAuthenticator = (options: Parameters<typeof softAuthenticator>[0] = {}): Promise<Authenticator> =>
  softAuthenticator({ origin, ...options })

/** What a page asks of the browser, in its passkey form. */
export function asked(visit: Visit): CreationOptions & RequestOptions {
  const form = /<form\b[^>]*data-lp-passkey="(?:create|get)"[^>]*>/.exec(visit.html)?.[0]
  if (!form) throw new Error(`no passkey form on ${visit.path}: ${visit.text}`)
  return JSON.parse(attributes(form).get('data-options') ?? '')
}

/** How a passkey is added: its name, the page, and the authenticator. */
export type PasskeyToAdd = NonNullable<Parameters<typeof softAuthenticator>[0]> & {
  readonly name?: string
  readonly start?: string
}

/** Adds a passkey to the account that a browser is signed in to, as the page's script does. */
export async function addPasskey(
  browser: Browser,
  { name = 'My laptop', start = '/cas/account/passkeys/add', ...made }: PasskeyToAdd = {},
): Promise<{ readonly authenticator: Authenticator; readonly page: Visit }> {
  const authenticator = await openAuthenticator(made)
  const form = await browser.get(start)
  const passkey = await authenticator.create(asked(form))
  return { authenticator, page: await browser.submit(form, { name, passkey }, { action: '/cas/account/passkeys/add' }) }
}

/** What the script of the first page fetches. */
export async function aloneOptions(browser: Browser): Promise<RequestOptions> {
  const answer = await browser.request('/cas/login/passkey', { method: 'POST' })
  return answer.json()
}
