// The whole identity provider of this repository, with its pages, as people meet it; somebody is registered.
import type { Outgoing } from '../../../core/src/ports/index.ts'
import type { ServiceInput } from '../../../federation/src/services/index.ts'
import type { Browser } from '../../../hono/test/support/browser.ts'
import { platform } from '../../../hono/test/support/platform.node.ts'
import { makeWorld, origin, registered, signIn, type World } from '../../../hono/test/support/world.ts'

/** It, with one person. */
export interface OurProvider {
  readonly world: World
  /** Its address, as relying parties write it. */
  readonly server: string
  readonly uid: string
  fetch(url: string, init: RequestInit): Promise<Response>
  /** What it asks of services goes here. */
  app: (request: Request) => Promise<Response | null>
  /** Goes through its pages, signing in where asked. @returns where they lead back to */
  visit(url: string, browser: Browser): Promise<string>
}

export async function ourProvider(services: readonly ServiceInput[]): Promise<OurProvider> {
  const made = await platform()
  const outgoing: Outgoing = async (url, { body, headers = {}, method = 'GET' } = {}) => {
    const answer = await provider.app(new Request(url, { method, headers, ...(body === undefined ? {} : { body }) }))
    if (answer === null) return { ok: false, reason: 'unreachable' }
    const bytes = new Uint8Array(await answer.arrayBuffer())
    return { ok: true, status: answer.status, headers: answer.headers, body: bytes }
  }
  const world = await makeWorld({ ...made, runtime: { ...made.runtime, outgoingBy: () => outgoing } }, { services })
  const uid = await registered(world)
  const provider: OurProvider = {
    app: async () => null,
    world,
    uid,
    server: `${origin}/cas`,
    fetch: (url, init) => world.provider.fetch(new Request(url, init)),
    async visit(url, browser) {
      for (let path = url.slice(origin.length), hops = 0; hops < 10; hops++) {
        const answer = await browser.request(path)
        const location = answer.headers.get('Location')
        if (location === null) {
          const arrived = await signIn(browser, { start: path })
          const onwards = arrived.links.find((link) =>
            /^\/cas\/(login\?(service|loginRequestId)=|oauth2\/authorize)/.test(link),
          )
          if (onwards === undefined) throw new Error(`no way on from ${path}: ${arrived.text}`)
          path = onwards
          continue
        }
        const next = new URL(location, origin)
        if (next.origin !== origin) return next.href
        path = next.pathname + next.search
      }
      throw new Error(`${url} never ends`)
    },
  }
  return provider
}
