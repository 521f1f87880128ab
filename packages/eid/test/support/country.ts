import { generateKeyPairSync } from 'node:crypto'
import { createServer } from 'node:http'
import { once } from 'node:events'
import { Provider } from 'oidc-provider'

/** A country with a real OpenID Connect provider; whoever comes is signed in at once as somebody. */
export interface Country {
  readonly origin: string
  /** Who comes next: claims beside `sub`, and the `acr`. */
  somebody: { readonly sub: string; readonly acr: string; readonly claims: Readonly<Record<string, unknown>> } | null
  /** Goes to an address as a browser does, until it leads back; the parameters that it comes back with. */
  visit(url: string): Promise<Readonly<Record<string, string>>>
  /** Answers anything to the next request for this path. */
  say(path: string, answer: (() => Response) | null): void
  close(): Promise<void>
}

export const clientSecret = 'a secret of at least 32 characters'
export const redirectUri = 'http://localhost:4000/cas/eid/callback/elsewhere'

/** Starts one on a free port. */
export async function startCountry(): Promise<Country> {
  const said = new Map<string, () => Response>()
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost')
    const own = said.get(pathname)
    if (own) {
      const answer = own()
      void answer.text().then((body) => response.writeHead(answer.status, Object.fromEntries(answer.headers)).end(body))
      return
    }
    if (pathname.startsWith('/interaction/')) {
      const who = country.somebody
      const result = who ? { login: { accountId: who.sub, acr: who.acr } } : { error: 'access_denied' }
      void provider.interactionFinished(request, response, result)
      return
    }
    void protocol(request, response)
  }).listen(0)
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  const origin = `http://localhost:${address.port}`
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const provider = new Provider(origin, {
    jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'ES256', kid: 'k' }] },
    clients: [
      {
        client_id: 'laissez-passer',
        client_secret: clientSecret,
        redirect_uris: [redirectUri],
        id_token_signed_response_alg: 'ES256',
      },
    ],
    cookies: { keys: ['k'] },
    acrValues: [
      'urn:one',
      'urn:two',
      'http://eidas.europa.eu/LoA/low',
      'http://eidas.europa.eu/LoA/substantial',
      'http://eidas.europa.eu/LoA/high',
    ],
    claims: {
      openid: ['sub'],
      profile: ['given_name', 'family_name', 'birthdate', 'pid'],
      email: ['email', 'email_verified'],
    },
    features: { devInteractions: { enabled: false } },
    pkce: { required: () => true },
    interactions: { url: (_, { uid }) => `/interaction/${uid}` },
    async loadExistingGrant({ oidc: { client, params, session } }) {
      const grant = new provider.Grant({ clientId: client?.clientId ?? '', accountId: session?.accountId ?? '' })
      grant.addOIDCScope(String(params?.['scope']))
      await grant.save()
      return grant
    },
    findAccount: (_, sub) => ({ accountId: sub, claims: () => ({ sub, ...country.somebody?.claims }) }),
  })
  const protocol = provider.callback()
  const country: Country = {
    origin,
    somebody: null,
    async visit(url) {
      const cookies = new Map<string, string>()
      let to = new URL(url)
      for (let hops = 0; to.origin === origin && hops < 10; hops++) {
        const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
        const answer = await fetch(to, { redirect: 'manual', headers: { cookie } })
        for (const line of answer.headers.getSetCookie()) {
          const [name = '', value = ''] = (line.split(';')[0] ?? '').split('=')
          cookies.set(name, value)
        }
        const location = answer.headers.get('Location')
        if (location === null) throw new Error(`${to.pathname} answered ${answer.status}: ${await answer.text()}`)
        to = new URL(location, to)
      }
      return Object.fromEntries(to.searchParams)
    },
    say(path, answer) {
      if (answer === null) said.delete(path)
      else said.set(path, answer)
    },
    async close() {
      const closed = once(server, 'close')
      server.close()
      server.closeAllConnections()
      await closed
    },
  }
  return country
}
