import type { Context } from 'hono'
import { printedIn } from '../server/printed.ts'
import type { WebFiles } from '../server/web-files.ts'

/** What is used of Cloudflare's binding of static files. */
export interface StaticFiles {
  readonly fetch: (request: Request | string) => Promise<Response>
}

/** The built front end among Cloudflare's static assets. */
export async function webAssets(assets: StaticFiles): Promise<WebFiles> {
  // The host is never looked at.
  const page = await (await assets.fetch('https://assets.invalid/index.html')).text()
  return {
    page,
    printed: printedIn(page, async (address) => {
      const answer = await assets.fetch(`https://assets.invalid${address}`).catch(() => null)
      return answer?.ok ? answer.json() : null
    }),
    file: async (c) => (await whole(c, assets)) ?? compressed(c, assets),
  }
}

async function whole(c: Context, assets: StaticFiles): Promise<Response | null> {
  const answer = await assets.fetch(c.req.raw)
  if (answer.status === 404) return null
  // Those of the binding can't be added to.
  return new Response(answer.body, { status: answer.status, headers: new Headers(answer.headers) })
}

/** The typesetting engine is larger than an asset may be: it lies there compressed alone. */
async function compressed(c: Context, assets: StaticFiles): Promise<Response | null> {
  if (!c.req.path.endsWith('.wasm')) return null
  const ending = acceptsBrotli(c.req.raw) ? 'br' : 'gz'
  const address = new URL(c.req.url)
  address.pathname += `.${ending}`
  const { body, status } = await assets.fetch(new Request(address, { method: c.req.method }))
  if (status !== 200) return null
  const headers = {
    'Content-Type': 'application/wasm',
    'Content-Encoding': ending === 'br' ? 'br' : 'gzip',
    Vary: 'Accept-Encoding',
  }
  const init: ResponseInit & { readonly encodeBody: 'manual' } = { headers, encodeBody: 'manual' }
  return new Response(body, init)
}

/** Cloudflare asks in the visitor's name, and says apart what the visitor takes. */
function acceptsBrotli(request: Request & { readonly cf?: { readonly clientAcceptEncoding?: string } }): boolean {
  return /\bbr\b/.test(request.cf?.clientAcceptEncoding ?? request.headers.get('Accept-Encoding') ?? '')
}
