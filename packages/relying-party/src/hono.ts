import { type Context, Hono, type MiddlewareHandler } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import type { CustomFetch } from 'openid-client'
import { type LoginFailure, oidcClient } from './oidc-client.ts'
import { secret } from './secrets.ts'
import { memorySessions, type RelyingPartySessions } from './sessions.ts'
import { type Level, reaches, type User } from './user.ts'

/** Settings of {@link euLogin}. */
export interface EuLoginOptions {
  /** EU Login's address, ending in `/cas`. */
  readonly server: string
  /** Your app's origin, e.g. `https://shop.example`; its redirect URI is `<origin><basePath>/callback`. */
  readonly origin: string
  readonly clientId: string
  /** Absent for a public client. */
  readonly clientSecret?: string
  /** Where you mount the routes; default `/auth`. */
  readonly basePath?: string
  /** Default: this process's memory. */
  readonly sessions?: RelyingPartySessions
  /** How long a session lasts, in seconds; default 8 hours. */
  readonly sessionSeconds?: number
  /**
   * Name of the session cookie; default `__Host-lp-rp`. Two apps on one host need two names: cookies know no
   * ports.
   */
  readonly cookie?: string
  /** Answers a login that failed; default: a short plain-text page with the status that fits. */
  readonly onFailure?: (
    c: Context,
    failure: { readonly reason: LoginFailure; readonly returnTo: string | null },
  ) => Response | Promise<Response>
  /** The clock, in seconds since the epoch; for tests. */
  readonly now?: () => number
  /** Replaces `fetch` for the calls to EU Login. */
  readonly fetch?: CustomFetch
}

/** What the middleware leaves for your handlers: `c.var.user`. */
export interface UserVariables {
  readonly Variables: { user: User }
}

/** As {@link UserVariables}, where nobody need be signed in. */
export interface MaybeUserVariables {
  readonly Variables: { user: User | null }
}

/** "Sign in with EU Login" for a Hono app. */
export interface EuLogin {
  /**
   * `GET /login?returnTo=&level=&create=1&again=1&lang=` starts, `GET /callback` finishes, `POST /logout`
   * ends here and at EU Login (refused from other origins). `returnTo` must be a path on your own origin;
   * anything else becomes `/`.
   */
  readonly routes: Hono
  /**
   * Lets only people through who are signed in, at `level` or above. Others: a browser's GET is sent to log
   * in and comes back; anything else gets 401 with `login`, the address to go to.
   */
  require(options?: { readonly level?: Level }): MiddlewareHandler<UserVariables>
  /** Sets `c.var.user` to the person or null, and lets everyone through. */
  optional(): MiddlewareHandler<MaybeUserVariables>
}

/**
 * "Sign in with EU Login" as Hono routes and middleware.
 *
 * @example
 * const auth = euLogin({ server: 'https://ecas.ec.europa.eu/cas', origin: 'https://shop.example', clientId:
 * 'shop' }) app.route('/auth', auth.routes) app.get('/me', auth.require({ level: 'MEDIUM' }), (c) =>
 * c.json(c.var.user))
 */
export function euLogin(options: EuLoginOptions): EuLogin {
  const { origin, basePath = '/auth', cookie = '__Host-lp-rp', onFailure = plainFailure } = options
  const binding = `${cookie}-login`
  const flags = { path: '/', secure: true, httpOnly: true, sameSite: 'Lax' } as const
  const client = oidcClient({
    ...options,
    sessions: options.sessions ?? memorySessions(),
    redirectUri: `${origin}${basePath}/callback`,
    postLogoutRedirectUri: `${origin}/`,
  })
  const current = async (c: Context): Promise<User | null> => {
    const token = getCookie(c, cookie)
    return token === undefined ? null : ((await client.find(token))?.user ?? null)
  }

  const routes = new Hono()
  routes.use(async (c, next) => {
    await next()
    c.header('Cache-Control', 'no-store')
  })

  routes.get('/login', async (c) => {
    let browser = getCookie(c, binding)
    if (browser === undefined) {
      browser = secret()
      setCookie(c, binding, browser, { ...flags, maxAge: 3600 })
    }
    const level = toLevel(c.req.query('level'))
    const language = c.req.query('lang')
    const returnTo = ownPath(c.req.query('returnTo'), origin)
    const started = await client.begin({
      browser,
      returnTo,
      create: c.req.query('create') === '1',
      again: c.req.query('again') === '1',
      ...(level === null ? {} : { level }),
      ...(language === undefined ? {} : { language }),
    })
    return started.ok ? c.redirect(started.url) : onFailure(c, { reason: started.reason, returnTo })
  })

  routes.get('/callback', async (c) => {
    const { search } = new URL(c.req.url)
    const result = await client.complete({
      url: `${origin}${basePath}/callback${search}`,
      browser: getCookie(c, binding) ?? null,
    })
    if (!result.ok) {
      // A double click or a reload of the callback: the login is spent, but the person is signed in.
      if (result.reason === 'expired' && (await current(c)) !== null) return c.redirect('/')
      return onFailure(c, result)
    }
    const before = getCookie(c, cookie)
    if (before !== undefined) await client.end(before)
    setCookie(c, cookie, result.token, flags)
    return c.redirect(result.returnTo)
  })

  routes.post('/logout', async (c) => {
    if (c.req.header('Origin') !== origin) return c.text('Log out from the app itself.', 403)
    const token = getCookie(c, cookie)
    // An expired Set-Cookie must repeat Secure and Path, or the __Host- prefix makes browsers drop it.
    setCookie(c, cookie, '', { ...flags, maxAge: 0 })
    const url = token === undefined ? null : await client.end(token)
    return c.redirect(url ?? '/', 303)
  })

  return {
    routes,
    require:
      ({ level = 'BASIC' } = {}) =>
      async (c, next) => {
        const user = await current(c)
        if (user !== null && reaches(user.level, level)) {
          c.set('user', user)
          return next()
        }
        const { pathname, search } = new URL(c.req.url)
        const navigates = c.req.method === 'GET' && (c.req.header('Accept') ?? '').includes('text/html')
        const login = `${basePath}/login?${new URLSearchParams({ level, ...(navigates ? { returnTo: pathname + search } : {}) })}`
        if (navigates) return c.redirect(login)
        return c.json({ type: 'about:blank', title: 'Sign in first', status: 401, login }, 401, {
          'Content-Type': 'application/problem+json',
        })
      },
    optional: () => async (c, next) => {
      c.set('user', await current(c))
      return next()
    },
  }
}

function toLevel(value: string | undefined): Level | null {
  return value === 'BASIC' || value === 'MEDIUM' || value === 'HIGH' ? value : null
}

/** Only a path on the app's own origin: nobody else's link can use the login to send people away. */
function ownPath(value: string | undefined, origin: string): string {
  if (value === undefined || !value.startsWith('/')) return '/'
  const url = URL.parse(value, origin)
  if (url === null || url.origin !== new URL(origin).origin) return '/'
  // `/x/..//evil.example` is ours as an address, but what is left of it as a path would be another host.
  return url.pathname.startsWith('//') ? '/' : url.pathname + url.search + url.hash
}

const failures: Readonly<Record<LoginFailure, { readonly status: 400 | 403 | 503; readonly text: string }>> = {
  unavailable: { status: 503, text: 'EU Login does not answer at the moment. Try again in a minute.' },
  expired: { status: 400, text: 'This login has expired or was already used. Start again.' },
  refused: { status: 403, text: 'EU Login did not sign you in. Start again, or go back.' },
  stale: { status: 403, text: 'You were asked to sign in again. Start again, and type your password.' },
  invalid: { status: 400, text: 'The answer of EU Login could not be verified. Start again.' },
  level: { status: 403, text: 'This needs a stronger sign-in than the one you completed.' },
}

function plainFailure(c: Context, { reason }: { readonly reason: LoginFailure }): Response {
  const { status, text } = failures[reason]
  return c.text(text, status)
}
