import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Http2ServerRequest, Http2ServerResponse } from 'node:http2'
import { RelyingPartyError } from './errors.ts'
import { isObject, isWebStandard, mustHave } from './kinds.ts'
import type { RelyingParty } from './relying-party.ts'
import { type Level, readRequirement, type User } from './user.ts'

/**
 * A request of Node's, over HTTP/1 or 2, as frameworks hand it on: Express keeps the whole address, and what
 * parsers read.
 */
export type NodeRequest = (IncomingMessage | Http2ServerRequest) & {
  readonly originalUrl?: string
  readonly body?: unknown
}

/** A response of Node's, over HTTP/1 or 2. */
export type NodeResponse = ServerResponse | Http2ServerResponse

/** Middleware as Connect has it, and Express. */
export type NodeMiddleware = (request: NodeRequest, response: NodeResponse, next: (error?: unknown) => void) => void

/** A relying party as middleware. */
export interface NodeAuth<Party extends RelyingParty = RelyingParty> {
  /** All that {@link RelyingParty.handle} answers: `app.use(auth.routes)`. */
  readonly routes: NodeMiddleware
  /**
   * Lets people through who are signed in, at `level` or above; others as {@link RelyingParty.require} says.
   * @throws RelyingPartyError at once, when `level` is none
   */
  require(options?: { readonly level?: Level }): NodeMiddleware
  /** Who is signed in, or null; what `require` found isn't asked for again. */
  user(request: NodeRequest): Promise<User | null>
  /** The same without Node: `party.tokens(await toRequest(req, party))`. */
  readonly party: Party
}

/** What the provider sends is a kilobyte or two. */
const largest = 65_536

/**
 * A web-standard request of Node's: for `handle`, `user`, `require` and `tokens` in any framework on Node.
 *
 * @param options - `origin`: the app's own, e.g. the relying party itself
 * @returns with the body only where it is a form, of 64 KB at most; one that a parser has read is written
 * anew
 * @throws RelyingPartyError when it is no request of Node's
 */
export async function toRequest(incoming: NodeRequest, { origin }: { readonly origin: string }): Promise<Request> {
  if (!isObject(incoming?.headers) || isWebStandard(incoming))
    throw new RelyingPartyError('invalid-option', 'toRequest takes a request of Node’s, in Fastify request.raw.')
  const bare = withoutBody(incoming, origin)
  return incoming.method === 'POST' ? new Request(bare, { method: 'POST', body: await bodyOf(incoming) }) : bare
}

/** Answers by Node's response. */
export async function send(response: Response, outgoing: NodeResponse): Promise<void> {
  outgoing.statusCode = response.status
  for (const [name, value] of response.headers) if (name !== 'set-cookie') outgoing.setHeader(name, value)
  const cookies = response.headers.getSetCookie()
  if (cookies.length > 0) outgoing.appendHeader('Set-Cookie', cookies)
  outgoing.end(Buffer.from(await response.arrayBuffer()))
}

/**
 * A relying party as middleware for Express, Connect and whatever takes theirs.
 *
 * @throws RelyingPartyError when it is none, such as what `./hono` made: that has it in `party`
 * @example
 * const auth = connect(euLogin({ server: 'https://ecas.ec.europa.eu/cas', origin: 'https://shop.example' }))
 * app.use(auth.routes)
 * app.get('/me', auth.require({ level: 'MEDIUM' }), async (req, res) => res.json(await auth.user(req)))
 */
export function connect<Party extends RelyingParty>(party: Party): NodeAuth<Party> {
  mustHave(
    party,
    ['handle', 'require', 'user'],
    'connect takes what euLogin or oidc of @laissez-passer/relying-party made; what those of relying-party/hono made has it in party.',
  )
  const known = new WeakMap<NodeRequest, User>()
  return {
    party,
    routes(incoming, outgoing, next) {
      const path = (incoming.originalUrl ?? incoming.url ?? '').replace(/\?.*/s, '')
      // Other people's bodies aren't ours to read.
      if (!path.startsWith(`${party.basePath}/`)) return next()
      void answer(async () => party.handle(await toRequest(incoming, party)), outgoing, next)
    },
    require: (options) => {
      const level = readRequirement(options)
      return (incoming, outgoing, next) => {
        void answer(
          async () => {
            const judged = await party.require(withoutBody(incoming, party.origin), { level })
            if (!judged.ok) return judged.response
            known.set(incoming, judged.user)
            return null
          },
          outgoing,
          next,
        )
      }
    },
    async user(incoming) {
      return known.get(incoming) ?? party.user(withoutBody(incoming, party.origin))
    },
  }
}

async function answer(
  make: () => Promise<Response | null>,
  outgoing: NodeResponse,
  next: (error?: unknown) => void,
): Promise<void> {
  try {
    const response = await make()
    if (response !== null) return await send(response, outgoing)
  } catch (error) {
    return next(error)
  }
  next()
}

/** The request without its body, which is for others. */
function withoutBody(incoming: NodeRequest, origin: string): Request {
  const headers = new Headers()
  // HTTP/2 has names of its own among them, one of which is the host, whatever `host` says beside it (RFC
  // 9113, section 8.3.1).
  const { ':authority': host = incoming.headers.host, ...fields } = incoming.headers
  for (const [name, value] of Object.entries({ ...fields, host }).filter(([field]) => !field.startsWith(':')))
    for (const one of [value ?? []].flat()) headers.append(name, one)
  // Joined, not resolved: a path that begins with two slashes would name another host.
  const url = `${origin}${(incoming.originalUrl ?? incoming.url ?? '/').replace(/^(?!\/)/, '/')}`
  return new Request(url, { method: incoming.method ?? 'GET', headers })
}

/** What a parser has read already is written anew; else it is read here. */
async function bodyOf(incoming: NodeRequest): Promise<string> {
  const { body } = incoming
  if (incoming.readableDidRead) return typeof body === 'string' ? body : formOf(body)
  const parts: Buffer[] = []
  let length = 0
  for await (const part of incoming) {
    const bytes = Buffer.from(part)
    length += bytes.length
    if (length > largest) throw new RangeError('the request’s body is too large')
    parts.push(bytes)
  }
  return Buffer.concat(parts).toString('utf8')
}

function formOf(body: unknown): string {
  const fields = typeof body === 'object' && body !== null ? Object.entries(body) : []
  return new URLSearchParams(fields.map(([name, value]) => [name, String(value)])).toString()
}
