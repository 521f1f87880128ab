import type { Session } from '../../../core/src/ports/index.ts'
import { Hono } from 'hono'
import {
  authorize,
  discoveryDocument,
  answerTokenRequest,
  publicKeys,
  userinfo,
} from '../../../federation/src/oidc/index.ts'
import type { ServiceInput } from '../../../federation/src/services/index.ts'
import { type TestProvider, testProvider } from '../../../federation/test/support/provider.ts'

/**
 * The real OpenID Connect use cases on a real store, behind the thinnest of routes; whoever is signed in is
 * set by the test.
 */
export interface Op {
  readonly server: string
  fetch(url: string, init: RequestInit): Promise<Response>
  /** Who is signed in at the provider; null: the authorization endpoint answers 418. */
  session: Session | null
  /** Every request fails from now on. */
  down: boolean
  readonly provider: TestProvider
}

export async function openidProvider(services: readonly ServiceInput[], now: () => number): Promise<Op> {
  const provider = await testProvider(services)
  const app = new Hono()
  const at = (): ReturnType<TestProvider['at']> => provider.at(now())
  const op: Op = {
    server: 'https://id.example/cas',
    session: null,
    down: false,
    provider,
    async fetch(url, init) {
      if (op.down) throw new TypeError('fetch failed')
      return app.request(url, init)
    },
  }
  app.get('/cas/oauth2/.well-known/openid-configuration', (c) => c.json(discoveryDocument(at())))
  app.get('/cas/oauth2/jwks', async (c) => c.json(await publicKeys(at())))
  app.get('/cas/oauth2/authorize', async (c) => {
    const result = await authorize(at(), { parameters: new URL(c.req.url).searchParams, session: op.session })
    return result.kind === 'redirect' ? c.redirect(result.url) : c.json(result, 418)
  })
  app.post('/cas/oauth2/token', async (c) => {
    const parameters = new URLSearchParams(await c.req.text())
    const { status, body } = await answerTokenRequest(at(), {
      authorization: c.req.header('Authorization') ?? null,
      parameters,
    })
    return c.json(body, status)
  })
  app.get('/cas/oauth2/userinfo', async (c) => {
    const answer = await userinfo(at(), {
      authorization: c.req.header('Authorization') ?? null,
      dpop: null,
      posted: null,
      method: 'GET',
      url: c.req.url,
    })
    return answer.ok ? c.json(answer.claims) : c.json({}, 401)
  })
  return op
}
