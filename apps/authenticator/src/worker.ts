import type { Hono, MiddlewareHandler } from 'hono'
import { notNow, onceAnIsolate, toTheEnd, why } from '@laissez-passer/server/workers'
import { createApplication } from './server/application.ts'
import { readSettings } from './server/settings.ts'

/** What `wrangler.jsonc` and the dashboard give: settings by their names, and the built app. */
interface Bindings {
  readonly ASSETS: { readonly fetch: (request: Request | string) => Promise<Response> }
  readonly [name: string]: unknown
}

async function make(env: Bindings): Promise<Hono> {
  const texts = Object.fromEntries(
    Object.entries(env).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  )
  const read = readSettings(texts)
  if (!read.ok) throw new Error(`The authenticator can’t start: ${read.message}`)
  // The host is never looked at.
  const page = await (await env.ASSETS.fetch('https://assets.invalid/index.html')).text()
  return createApplication(read.settings, { page, files: files(env) })
}

/** Files as the build wrote them; their headers are ours to add to. */
function files({ ASSETS }: Bindings): MiddlewareHandler {
  return async (c, next) => {
    const { body, headers, status } = await ASSETS.fetch(c.req.raw)
    if (status === 404) return next()
    return new Response(body, { status, headers: new Headers(headers) })
  }
}

/** One an isolate, made at its first request. */
const server = onceAnIsolate(make)

export default {
  fetch: toTheEnd(async (request, env: Bindings) => {
    const app = await server(env).catch((error: unknown) => {
      console.error(why(error))
      return null
    })
    return app ? app.fetch(request) : notNow(request)
  }),
}
