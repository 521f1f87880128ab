import { readBasePath, readOrigin, isLoopback } from './addresses.ts'
import { cookieHeader, cookieOf } from './cookies.ts'
import { RelyingPartyError } from './errors.ts'
import { type FailedLogin, usualFailure } from './failures.ts'
import { mustBeRequest } from './kinds.ts'
import { consoleLog } from './log.ts'
import { logins, type NotSignedIn } from './logins.ts'
import type { RelyingPartyOptions } from './options.ts'
import type { Protocol } from './protocol.ts'
import { ownPath } from './return-to.ts'
import { secret } from './secrets.ts'
import { memorySessions } from './sessions/memory.ts'
import type { RelyingPartySessions, SignedIn } from './sessions/port.ts'
import { type Level, reaches, readRequirement, toLevel, type User } from './user.ts'

/** Answers a login that failed. */
export type OnFailure = (failure: FailedLogin, request: Request) => Response | Promise<Response>

/** "Sign in with …" for any app that speaks web-standard requests and responses. */
export interface RelyingParty {
  /** The app's own origin. */
  readonly origin: string
  /** Where the routes lie. */
  readonly basePath: string
  /**
   * Answers what is the relying party's, below `basePath`; null for every other request, which is your app's.
   *
   * `GET login?returnTo=&level=&create=1&again=1&lang=` starts, `GET callback` finishes, `POST logout` ends
   * here and at the provider (refused from other origins). `returnTo` is a path on your own origin; anything
   * else becomes `/`. The provider posts to `callback` (CAS), `back-channel-logout` (OpenID Connect) and
   * `proxy` (CAS' proxy-granting tickets).
   * @param options - `onFailure`: for this request, instead of the one of the options
   */
  handle(request: Request, options?: { readonly onFailure?: OnFailure }): Promise<Response | null>
  /** Who is signed in, or null. */
  user(request: Request): Promise<User | null>
  /**
   * Lets through who is signed in, at `level` or above. A browser's navigation is otherwise sent to the
   * provider for what is missing and comes back to the same page; anything else is told as a problem (RFC
   * 9457): 401 when nobody is signed in, 403 when not strongly enough, `login` the address to go to.
   * @throws RelyingPartyError when `level` is none
   */
  require(
    request: Request,
    options?: { readonly level?: Level },
  ): Promise<{ readonly ok: true; readonly user: User } | { readonly ok: false; readonly response: Response }>
  /**
   * Resolves once the provider has answered as it should: for the start of a server, which otherwise learns
   * at the first login that it isn't there, or isn't the one that was meant. What was found is kept.
   * @returns rejects with a RelyingPartyError that says what is wrong
   */
  ready(): Promise<void>
}

/** The parts that protocols build their own additions from. */
export interface Assembled {
  readonly party: RelyingParty
  /** The session of a request with the cookie's value, which alone opens what is sealed; or null. */
  readonly current: (request: Request) => Promise<{ readonly session: SignedIn; readonly token: string } | null>
}

/** What {@link assemble} needs: the options, read. */
export interface Settings extends RelyingPartyOptions {
  readonly origin: string
  readonly basePath: string
  readonly sessions: RelyingPartySessions
  readonly now: () => number
}

/**
 * Reads what every relying party is told.
 * @throws RelyingPartyError when something is invalid
 */
export function readOptions<Options extends RelyingPartyOptions>(options: Options): Options & Settings {
  const { cookie = '', sessionSeconds = 1 } = options
  if (!/^[\w!#$%&'*+.^`|~-]*$/.test(cookie))
    throw new RelyingPartyError('invalid-option', `cookie=${cookie} is no name that a cookie can have.`)
  if (!Number.isInteger(sessionSeconds) || sessionSeconds < 1)
    throw new RelyingPartyError('invalid-option', 'sessionSeconds is a whole number of seconds, 1 or more.')
  return {
    ...options,
    origin: readOrigin(options.origin),
    basePath: readBasePath(options.basePath ?? '/auth'),
    sessions: options.sessions ?? memorySessions(),
    now: options.now ?? (() => Math.floor(Date.now() / 1000)),
  }
}

/** Cookies, pages and sessions around a protocol. */
export function assemble(protocol: Protocol, settings: Settings): Assembled {
  const { basePath, cookie = '__Host-lp-rp', log = consoleLog, now, origin, sessions } = settings
  const { sessionSeconds = 8 * 3600 } = settings
  const binding = `${cookie}-login`
  const keeper = logins({ protocol, sessions, sessionSeconds, now })
  const usual = {
    provider: protocol.provider,
    verbose: isLoopback(new URL(origin)),
  }

  const answerAsUsual: OnFailure = (failure, request) => usualFailure(failure, request, usual)

  const current: Assembled['current'] = async (request) => {
    mustBeRequest(request)
    const token = cookieOf(request, cookie)
    const session = token === null ? null : await keeper.find(token)
    return session === null || token === null ? null : { session, token }
  }

  async function fail(failure: NotSignedIn, request: Request, onFailure: OnFailure): Promise<Response> {
    const { asked, error, reason, returnTo } = failure
    const level = error !== null ? 'error' : reason === 'invalid' || reason === 'unavailable' ? 'warn' : 'info'
    log({ level, event: 'login-failed', reason, ...(error && { code: error.code, message: error.message }) })
    // Asked for less, the provider would let its own session do.
    const again = new URLSearchParams({
      returnTo: returnTo ?? '/',
      ...(asked.level ? { level: asked.level } : {}),
      ...(asked.create ? { create: '1' } : {}),
      ...(asked.again ? { again: '1' } : {}),
      ...(asked.language ? { lang: asked.language } : {}),
    })
    return onFailure({ reason, returnTo, login: `${basePath}/login?${again}`, error }, request)
  }

  async function login(request: Request, onFailure: OnFailure): Promise<Response> {
    const { pathname, search, searchParams: query } = new URL(request.url)
    if (isAtTwin(request, new URL(origin))) return redirect(origin + pathname + search)
    const known = cookieOf(request, binding)
    const browser = known ?? secret()
    const begun = await keeper.begin({
      browser,
      returnTo: ownPath(query.get('returnTo'), origin),
      level: toLevel(query.get('level')),
      create: query.get('create') === '1',
      again: query.get('again') === '1',
      language: query.get('lang'),
    })
    if (!begun.ok) return fail(begun, request, onFailure)
    return redirect(begun.url, known === null ? [cookieHeader(binding, browser, { maxAge: 3600 })] : [])
  }

  async function callback(request: Request, onFailure: OnFailure): Promise<Response> {
    const { search } = new URL(request.url)
    const url = `${origin}${basePath}/callback${search}`
    const result = await keeper.complete({ url, browser: cookieOf(request, binding) })
    if (!result.ok) {
      // A double click or a reload of the callback: the login is spent, but the person is signed in.
      const isSpent = result.reason === 'expired' && result.returnTo === null
      if (isSpent && (await current(request)) !== null) return redirect('/')
      return fail(result, request, onFailure)
    }
    const before = cookieOf(request, cookie)
    if (before !== null) await keeper.replace(before)
    return redirect(result.returnTo, [cookieHeader(cookie, result.token)])
  }

  async function logout(request: Request): Promise<Response> {
    if (request.headers.get('Origin') !== origin)
      return new Response('Log out from the app itself.', { status: 403, headers: noStore })
    const token = cookieOf(request, cookie)
    const url = token === null ? null : await keeper.end(token)
    return redirect(url ?? '/', [cookieHeader(cookie, '', { maxAge: 0 })], 303)
  }

  async function fromProvider(request: Request, path: string): Promise<Response | null> {
    const received = await protocol.receive(request, { path, now: now() })
    if (received?.kind === 'end') {
      const count = await keeper.endedThere(received)
      log({ level: 'info', event: 'logout-received', count })
    }
    if (received?.kind === 'refused') log({ level: 'warn', event: 'logout-refused', reason: received.reason })
    return received?.response ?? null
  }

  function route(request: Request, path: string, onFailure: OnFailure): Promise<Response | null> | Response {
    const { method } = request
    if (path === 'login') return method === 'GET' ? login(request, onFailure) : notAllowed('GET')
    if (path === 'callback' && method === 'GET') return callback(request, onFailure)
    if (path === 'logout') return method === 'POST' ? logout(request) : notAllowed('POST')
    return fromProvider(request, path)
  }

  const party: RelyingParty = {
    origin,
    basePath,
    async handle(request, { onFailure = settings.onFailure ?? answerAsUsual } = {}) {
      mustBeRequest(request)
      const { pathname } = new URL(request.url)
      if (!pathname.startsWith(`${basePath}/`)) return null
      const answered = await route(request, pathname.slice(basePath.length + 1), onFailure)
      return answered === null ? null : keptByNobody(answered)
    },

    async user(request) {
      return (await current(request))?.session.user ?? null
    },

    async require(request, options = {}) {
      const level = readRequirement(options)
      const user = await party.user(request)
      if (user !== null && reaches(user.level, level)) return { ok: true, user }
      const { pathname, search } = new URL(request.url)
      const returnTo = navigates(request) ? { returnTo: pathname + search } : {}
      const address = `${basePath}/login?${new URLSearchParams({ level, ...returnTo })}`
      return { ok: false, response: navigates(request) ? redirect(address) : problem(user === null, address) }
    },

    ready: () => protocol.ready(),
  }
  return { party, current }
}

/**
 * Whether a browser is at another name of this machine, which to it is another host: a login begun there
 * comes back without its cookie. Another port is somebody's who passes requests on.
 */
function isAtTwin({ headers, url }: Request, own: URL): boolean {
  const host = headers.get('Host')
  const asked = (host === null ? null : URL.parse(`http://${host}`)) ?? new URL(url)
  return isLoopback(own) && isLoopback(asked) && asked.hostname !== own.hostname && asked.port === own.port
}

const noStore = { 'Cache-Control': 'no-store' }

function redirect(location: string, cookies: readonly string[] = [], status: 302 | 303 = 302): Response {
  const headers = new Headers({ ...noStore, Location: location })
  for (const cookie of cookies) headers.append('Set-Cookie', cookie)
  return new Response(null, { status, headers })
}

/** No answer of these routes is another person's, or of use a second time. */
function keptByNobody(response: Response): Response {
  if (response.headers.has('Cache-Control')) return response
  const headers = new Headers(response.headers)
  headers.set('Cache-Control', 'no-store')
  return new Response(response.body, { status: response.status, headers })
}

function notAllowed(method: 'GET' | 'POST'): Response {
  return new Response(null, { status: 405, headers: { ...noStore, Allow: method } })
}

/** Whether a browser goes to a page, which can be redirected: not a script's call, not a form. */
function navigates({ headers, method }: Request): boolean {
  return method === 'GET' && (headers.get('Accept') ?? '').includes('text/html')
}

function problem(isNobody: boolean, login: string): Response {
  const body = isNobody
    ? { type: 'about:blank', title: 'Sign in first', status: 401, reason: 'signed-out', login }
    : { type: 'about:blank', title: 'Sign in more strongly', status: 403, reason: 'level', login }
  return new Response(JSON.stringify(body), {
    status: body.status,
    headers: { ...noStore, 'Content-Type': 'application/problem+json' },
  })
}
