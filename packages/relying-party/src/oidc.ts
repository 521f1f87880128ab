import { readAddress } from './addresses.ts'
import { RelyingPartyError } from './errors.ts'
import { checkOidc } from './known-options.ts'
import { consoleLog } from './log.ts'
import { configuration } from './oidc/configuration.ts'
import type { OidcOptions } from './oidc/options.ts'
import { oidcProtocol } from './oidc/protocol.ts'
import { liveTokens, type NoTokens, type Tokens } from './oidc/refresh.ts'
import { assemble, readOptions, type RelyingParty } from './relying-party.ts'

export type { OidcClientOptions, OidcOptions } from './oidc/options.ts'
export type { NoTokens, Tokens } from './oidc/refresh.ts'

/** A relying party over OpenID Connect. */
export interface OidcRelyingParty extends RelyingParty {
  /**
   * The tokens of whoever is signed in, to call an API with; renewed where they are about to end, once for
   * all requests that ask at the same time.
   */
  tokens(request: Request): Promise<{ readonly ok: true; readonly tokens: Tokens } | NoTokens>
}

/**
 * "Sign in with …" for any issuer of OpenID Connect: code flow with PKCE, state, nonce and `iss`, bound to
 * the browser that started it; back-channel logout received at `<basePath>/back-channel-logout`. The issuer's
 * metadata are fetched at the first login, or by `ready()`, and kept for an hour.
 *
 * @throws RelyingPartyError when an option is invalid
 * @see https://openid.net/specs/openid-connect-core-1_0.html
 * @see https://www.rfc-editor.org/rfc/rfc9207
 */
export function oidc(options: OidcOptions): OidcRelyingParty {
  checkOidc(options)
  return oidcOf(options)
}

/** The same, of options whose names were looked at. */
export function oidcOf(options: OidcOptions): OidcRelyingParty {
  const url = readAddress('issuer', options.issuer)
  const settings = { ...readOptions(options), provider: options.provider ?? url.host }
  const { clientId, log = consoleLog, now, sessions } = settings
  if (typeof clientId !== 'string' || clientId === '')
    throw new RelyingPartyError(
      'missing-client-id',
      'clientId is empty or absent: register the app with the provider, and give the name it is registered by. (A variable that isn’t set?)',
    )
  if (options.clientSecret === '')
    throw new RelyingPartyError('invalid-option', 'clientSecret is empty: leave it out for a public client.')
  const configured = configuration(settings, now)
  const { current, party } = assemble(oidcProtocol(settings, configured), settings)
  return {
    ...party,
    async tokens(request) {
      const found = await current(request)
      return found === null
        ? { ok: false, reason: 'signed-out' }
        : liveTokens(found, { configured, sessions, now, log })
    },
  }
}
