import * as openid from 'openid-client'
import type { CustomFetch } from 'openid-client'
import { idTokenVerifier, type VerifyIdToken } from './id-token.ts'
import { hash, seal, secret, unseal } from './secrets.ts'
import type { RelyingPartySessions, SignedIn } from './sessions.ts'
import { acrOf, type Level, levelOf, reaches, type User } from './user.ts'

/** Settings of {@link oidcClient}. */
export interface OidcClientOptions {
  /**
   * EU Login's address, ending in `/cas`, e.g. `https://ecas.ec.europa.eu/cas`. Its issuer is
   * `<server>/oauth2`.
   */
  readonly server: string
  /** As registered. */
  readonly clientId: string
  /** As registered; absent for a public client. */
  readonly clientSecret?: string
  /** Registered redirect URI of your app. */
  readonly redirectUri: string
  /** Where EU Login sends the person after logout; registered too. */
  readonly postLogoutRedirectUri: string
  readonly sessions: RelyingPartySessions
  /** How long a session of your app lasts, in seconds; default 8 hours. */
  readonly sessionSeconds?: number
  /** The clock, in seconds since the epoch; for tests. */
  readonly now?: () => number
  /** Replaces `fetch` for the calls to EU Login. */
  readonly fetch?: CustomFetch
}

/** Why a login did not succeed. */
export type LoginFailure =
  /** EU Login can't be reached or doesn't answer as it should: try again later. */
  | 'unavailable'
  /** This login is unknown, was used before, has expired, or belongs to another browser: start again. */
  | 'expired'
  /** The person cancelled, or EU Login refused. */
  | 'refused'
  /** The answer failed verification (signature, nonce, issuer …). */
  | 'invalid'
  /** The person is known, but less strongly than was asked for. */
  | 'level'
  /** The person was to sign in anew, and didn't. */
  | 'stale'

/** A relying party's client, free of any web framework. */
export interface OidcClient {
  /**
   * Starts a login: the address to send the browser to. Writes one pending login, valid 30 minutes.
   * @param options - `browser`: the value of this browser's binding cookie; `returnTo`: a path on your
   * origin; `level`: the strength you need;
   * `create`: offer to make an account first; `again`: the person signs in anew even when signed in, and an
   * older sign-in is refused; `language`: of the pages.
   */
  begin(options: {
    readonly browser: string
    readonly returnTo: string
    readonly level?: Level
    readonly create?: boolean
    readonly again?: boolean
    readonly language?: string
  }): Promise<{ readonly ok: true; readonly url: string } | { readonly ok: false; readonly reason: 'unavailable' }>
  /**
   * Finishes a login: verifies the answer, opens a session. Each login finishes once.
   * @param options - `url`: the full address EU Login sent the browser to; `browser`: the binding cookie's
   * value, or null.
   * @returns `token`: the value for the session cookie.
   */
  complete(options: {
    readonly url: string
    readonly browser: string | null
  }): Promise<
    | { readonly ok: true; readonly token: string; readonly session: SignedIn; readonly returnTo: string }
    | { readonly ok: false; readonly reason: LoginFailure; readonly returnTo: string | null }
  >
  /** The session behind a cookie's value, or null. */
  find(token: string): Promise<SignedIn | null>
  /**
   * Ends the session here; the address to send the browser to so that it ends at EU Login as well (null when
   * that can't be known).
   */
  end(token: string): Promise<string | null>
}

/**
 * "Sign in with EU Login" by OpenID Connect: code flow, PKCE, state and nonce, bound to the browser that
 * started it. EU Login's metadata are fetched at the first login and kept for an hour.
 *
 * @see https://openid.net/specs/openid-connect-core-1_0.html#CodeFlowAuth
 */
export function oidcClient(options: OidcClientOptions): OidcClient {
  const { sessions, sessionSeconds = 8 * 3600, now = () => Math.floor(Date.now() / 1000) } = options
  const configuration = cachedConfiguration(options, now)

  return {
    async begin({ browser, returnTo, level, create = false, again = false, language }) {
      const issuer = await configuration().catch(() => null)
      if (issuer === null) return { ok: false, reason: 'unavailable' }
      const { config } = issuer
      const state = secret()
      const nonce = secret()
      const codeVerifier = openid.randomPKCECodeVerifier()
      await sessions.begin({
        stateHash: await hash(state),
        browserHash: await hash(browser),
        nonce,
        codeVerifier,
        returnTo,
        level: level ?? null,
        freshSince: again ? now() : null,
        expiresAt: now() + 1800,
      })
      const url = openid.buildAuthorizationUrl(config, {
        redirect_uri: options.redirectUri,
        scope: 'openid email profile',
        state,
        nonce,
        code_challenge: await openid.calculatePKCECodeChallenge(codeVerifier),
        code_challenge_method: 'S256',
        ...(level === undefined ? {} : { acr_values: acrOf(level) }),
        ...(create ? { prompt: 'create' } : again ? { prompt: 'login' } : {}),
        ...(language === undefined ? {} : { ui_locales: language }),
      })
      return { ok: true, url: url.href }
    },

    async complete({ url, browser }) {
      const state = new URL(url).searchParams.get('state')
      const login = state === null || browser === null ? null : await sessions.take(await hash(state), { now: now() })
      if (login === null || state === null || browser === null || login.browserHash !== (await hash(browser))) {
        return { ok: false, reason: 'expired', returnTo: null }
      }
      const { returnTo } = login
      const issuer = await configuration().catch(() => null)
      if (issuer === null) return { ok: false, reason: 'unavailable', returnTo }
      const { codeVerifier, nonce } = login
      const verified = await verify(issuer, { url, state, nonce, codeVerifier, now: now() })
      if (!verified.ok) return { ...verified, returnTo }
      if (!isFresh(verified.signedInAt, login.freshSince)) return { ok: false, reason: 'stale', returnTo }
      if (login.level !== null && !reaches(verified.user.level, login.level))
        return { ok: false, reason: 'level', returnTo }
      const token = secret()
      const session: SignedIn = {
        idHash: await hash(token),
        user: verified.user,
        sealedIdToken: await seal(verified.idToken, { about: 'id-token', secret: token }),
        expiresAt: now() + sessionSeconds,
      }
      await sessions.open(session)
      return { ok: true, token, session, returnTo }
    },

    async find(token) {
      return sessions.find(await hash(token), { now: now() })
    },

    async end(token) {
      const session = await sessions.end(await hash(token))
      if (session === null) return null
      const idToken = await unseal(session.sealedIdToken, { about: 'id-token', secret: token })
      const config = (await configuration().catch(() => null))?.config
      if (idToken === null || config?.serverMetadata().end_session_endpoint === undefined) return null
      return openid.buildEndSessionUrl(config, {
        id_token_hint: idToken,
        post_logout_redirect_uri: options.postLogoutRedirectUri,
      }).href
    },
  }
}

/**
 * The browser carries `prompt`, and whoever holds it can leave it out: what counts is when the provider says
 * the person signed in. Clocks may differ by a minute. OpenID Connect Core, section 3.1.2.1 (`prompt`) and 2
 * (`auth_time`).
 */
function isFresh(signedInAt: number | null, since: number | null): boolean {
  return since === null || (signedInAt !== null && signedInAt >= since - 60)
}

type Verified =
  | { readonly ok: true; readonly user: User; readonly idToken: string; readonly signedInAt: number | null }
  | { readonly ok: false; readonly reason: LoginFailure }

async function verify(
  { config, verifyIdToken }: Issuer,
  {
    url,
    state,
    nonce,
    codeVerifier,
    now,
  }: {
    readonly url: string
    readonly state: string
    readonly nonce: string
    readonly codeVerifier: string
    readonly now: number
  },
): Promise<Verified> {
  try {
    const tokens = await openid.authorizationCodeGrant(config, new URL(url), {
      expectedState: state,
      expectedNonce: nonce,
      pkceCodeVerifier: codeVerifier,
      idTokenExpected: true,
    })
    const claims = tokens.claims()
    if (claims === undefined || tokens.id_token === undefined) return { ok: false, reason: 'invalid' }
    if (!(await verifyIdToken(tokens.id_token, { now }))) return { ok: false, reason: 'invalid' }
    const info = await openid.fetchUserInfo(config, tokens.access_token, claims.sub)
    return { ok: true, idToken: tokens.id_token, user: toUser(claims, info), signedInAt: claims.auth_time ?? null }
  } catch (error) {
    return { ok: false, reason: failureOf(error) }
  }
}

function failureOf(error: unknown): LoginFailure {
  if (error instanceof openid.AuthorizationResponseError) return 'refused'
  if (error instanceof openid.ResponseBodyError) return error.status >= 500 ? 'unavailable' : 'invalid'
  // openid-client wraps a failed or timed-out fetch without a code of its own.
  if (error instanceof TypeError || (error instanceof openid.ClientError && error.code === 'OAUTH_TIMEOUT'))
    return 'unavailable'
  return 'invalid'
}

function toUser(claims: openid.IDToken, info: openid.UserInfoResponse): User {
  return {
    id: claims.sub,
    email: info.email ?? null,
    firstName: info.given_name ?? null,
    lastName: info.family_name ?? null,
    language: info.locale ?? null,
    level: levelOf(typeof claims.acr === 'string' ? claims.acr : undefined),
    methods: Array.isArray(claims.amr) ? claims.amr.filter((value) => typeof value === 'string') : [],
    authenticatedAt: claims.auth_time ?? claims.iat,
  }
}

/** One discovery at a time; a failed one is forgotten, so that the next login tries again. */
function cachedConfiguration(options: OidcClientOptions, now: () => number): () => Promise<Issuer> {
  let cached: { readonly promise: Promise<Issuer>; readonly until: number } | null = null
  return () => {
    if (cached === null || cached.until <= now()) {
      const promise = discover(options)
      const entry = { promise, until: now() + 3600 }
      cached = entry
      promise.catch(() => {
        if (cached === entry) cached = null
      })
    }
    return cached.promise
  }
}

/** EU Login as it describes itself, and what verifies its ID tokens. */
interface Issuer {
  readonly config: openid.Configuration
  readonly verifyIdToken: VerifyIdToken
}

async function discover({ server, clientId, clientSecret, fetch }: OidcClientOptions): Promise<Issuer> {
  const issuer = new URL(`${server.replace(/\/$/, '')}/oauth2`)
  const loopback = issuer.protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(issuer.hostname)
  const config = await openid.discovery(
    issuer,
    clientId,
    undefined,
    clientSecret === undefined ? openid.None() : openid.ClientSecretBasic(clientSecret),
    {
      timeout: 5,
      ...(loopback ? { execute: [openid.allowInsecureRequests] } : {}),
      ...(fetch === undefined ? {} : { [openid.customFetch]: fetch }),
    },
  )
  const verifyIdToken = idTokenVerifier({
    clientId,
    metadata: config.serverMetadata(),
    fetch: (url, { headers, signal }) =>
      fetch === undefined
        ? globalThis.fetch(url, { headers: headers ?? {}, redirect: 'manual', signal: signal ?? null })
        : fetch(url, {
            method: 'GET',
            body: undefined,
            headers: Object.fromEntries(new Headers(headers)),
            redirect: 'manual',
            ...(signal ? { signal } : {}),
          }),
  })
  return { config, verifyIdToken }
}
