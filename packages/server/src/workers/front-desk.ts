import type { RequestContext } from './to-the-end.ts'

/** Another Worker, as a service binding gives it. */
export interface AnotherWorker {
  readonly fetch: (request: Request) => Promise<Response>
}

/** What is used of Cloudflare's Cache API. */
export interface PageCache {
  readonly match: (address: string) => Promise<Response | undefined>
  readonly put: (address: string, page: Response) => Promise<void>
  readonly delete: (address: string) => Promise<boolean>
}

/** What a front desk knows. */
export interface FrontDeskOptions<Env> {
  /** The Worker that answers everything. */
  readonly whole: (env: Env) => AnotherWorker
  /**
   * Which page a request asks for, where everybody for whom this says the same gets the same but for its
   * nonce; null: everything else.
   */
  readonly page: (request: Request, env: Env) => string | null
  /** Of the build, and of what else its pages load: those that another one made aren't shown. */
  readonly version: (env: Env) => string
  /** Where pages stay when the isolate ends; `caches.default`. */
  readonly cache: () => PageCache
  /** How often the whole is asked what its page is now, in seconds, while people look at it. Default: 60. */
  readonly again?: number
}

/** A page, whose nonce is put in anew each time. */
interface Kept {
  readonly headers: readonly (readonly [string, string])[]
  readonly html: string
  readonly nonce: string
}

/** Till when a data centre keeps a page that nobody looks at, in seconds. */
const day = 86_400

/** How many pages an isolate keeps. */
const most = 100

/**
 * A Worker of a few bytes before another one, the whole: it shows pages that are the same for everybody, and
 * has everything else done by the whole. So an isolate that starts cold answers at once; the whole starts
 * while somebody reads, and says meanwhile what its page is now.
 *
 * A page is kept as the whole gave it: 200, no cookie, a nonce in its Content-Security-Policy.
 * Each answer has a nonce of its own. When the whole fails, what was kept is forgotten.
 *
 * @param options - which pages, who makes them, where they are kept
 * @see https://developers.cloudflare.com/workers/runtime-apis/bindings/service-bindings/
 * @see https://developers.cloudflare.com/workers/runtime-apis/cache/
 */
export function frontDesk<Env>({ again = 60, cache, page, version, whole }: FrontDeskOptions<Env>): {
  readonly fetch: (request: Request, env: Env, context: RequestContext) => Promise<Response>
} {
  /** Pages, and when the whole was last asked for each, in milliseconds. */
  const here = new Map<string, { readonly kept: Kept; asked: number }>()

  async function found(address: string): Promise<{ readonly kept: Kept; asked: number } | null> {
    const known = here.get(address)
    if (known) return known
    // A data centre without a cache, or with half of a page, is no fault of whoever asks.
    const kept: Kept | null = await cache()
      .match(address)
      .then((stored) => stored?.json() ?? null)
      .catch(() => null)
    return kept && remember(address, { kept, asked: 0 })
  }

  function remember<Page extends { readonly kept: Kept; asked: number }>(address: string, page: Page): Page {
    if (here.size >= most) here.clear()
    here.set(address, page)
    return page
  }

  async function keep(address: string, answer: Response | null): Promise<void> {
    const kept = answer && (await keptOf(answer))
    if (kept === null) {
      here.delete(address)
      await cache().delete(address)
      return
    }
    remember(address, { kept, asked: Date.now() })
    await cache().put(address, new Response(JSON.stringify(kept), { headers: { 'Cache-Control': `max-age=${day}` } }))
  }

  return {
    async fetch(request, env, context) {
      const name = page(request, env)
      if (name === null) return whole(env).fetch(request)
      const address = keptAt(request.url, { name, version: version(env) })
      const known = await found(address)
      if (known === null) {
        const answer = await whole(env).fetch(request)
        context.waitUntil(keep(address, answer.clone()).catch(() => {}))
        return answer
      }
      if (Date.now() - known.asked >= again * 1000) {
        known.asked = Date.now()
        // One that can't even start answers nothing: it failed like one that says so.
        const renewed = whole(env)
          .fetch(new Request(request))
          .catch(() => null)
        context.waitUntil(renewed.then((answer) => keep(address, answer)).catch(() => {}))
      }
      return shown(known.kept)
    },
  }
}

/** Never asked from outside: the Worker stands before every address of its host. */
function keptAt(url: string, { name, version }: { readonly name: string; readonly version: string }): string {
  const { origin, pathname } = new URL(url)
  return `${origin}${pathname}?${new URLSearchParams({ kept: version, page: name }).toString()}`
}

const policy = 'content-security-policy'

async function keptOf(answer: Response): Promise<Kept | null> {
  const [, nonce] = /'nonce-([\w+/=-]{16,})'/.exec(answer.headers.get(policy) ?? '') ?? []
  if (answer.status !== 200 || nonce === undefined || answer.headers.has('Set-Cookie')) {
    // Not waited for: the visitor’s copy may still be read.
    answer.body?.cancel().catch(() => {})
    return null
  }
  return { headers: [...answer.headers], html: await answer.text(), nonce }
}

function shown({ headers, html, nonce }: Kept): Response {
  const fresh = freshNonce()
  return new Response(html.replaceAll(nonce, fresh), {
    headers: headers.map(([name, value]): [string, string] => [
      name,
      name === policy ? value.replaceAll(nonce, fresh) : value,
    ]),
  })
}

/** 128 bits, as a page's nonce is to have (CSP3 §7.1). */
function freshNonce(): string {
  return btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(16)))).replace(/[+/=]/g, (sign) =>
    sign === '+' ? '-' : sign === '/' ? '_' : '',
  )
}
