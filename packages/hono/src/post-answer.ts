import type { Context } from 'hono'
import type { RouteParts } from './composition.ts'
import type { ProviderEnv } from './environment.ts'

/** An answer that a browser is to post. */
interface PostedAnswer {
  /** The relying party's address. Already validated. */
  readonly to: string
  readonly fields: Readonly<Record<string, string>>
  readonly serviceName: string
}

/**
 * The page that posts an answer to its relying party: by a script, or where none runs by a button. It alone
 * may post elsewhere than to us. Browsers hold what the relying party answers to the same policy, and it may
 * lead on to another server of its own: any of the same scheme.
 *
 * @see https://openid.net/specs/oauth-v2-form-post-response-mode-1_0.html
 */
export function postAnswer(
  c: Context<ProviderEnv>,
  { render }: Pick<RouteParts, 'render'>,
  { fields, serviceName, to }: PostedAnswer,
): Response {
  c.set('formAction', `${sourceOf(to)} ${new URL(to).protocol}`)
  // It sees which site posts (with `no-referrer`, `Origin: null`), and nothing of where on it.
  c.header('Referrer-Policy', 'strict-origin')
  return render(c, 'handOver', {
    action: to,
    hidden: fields,
    service: { name: serviceName },
    path: c.get('addresses').signIn,
  })
}

/** An address in a policy: that one and no other of its server (CSP3, section 6.7.2.8). */
function sourceOf(address: string): string {
  return address.replace(/\?.*$/s, '').replaceAll(';', '%3B').replaceAll(',', '%2C')
}
