import { createHash } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { client, expected } from '../load.mjs'
import { startServer } from '../process.mjs'

const clientSecret = 'bench-bench-bench-bench-bench-bench'
const redirectUri = 'http://localhost:4999/callback'
const verifier = 'v'.repeat(50)
const basicOf = (clientId) => `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}`
const authorizePathOf = (clientId) =>
  `/auth?${new URLSearchParams({
    client_id: clientId,
    response_type: 'code',
    redirect_uri: redirectUri,
    scope: 'openid profile email',
    state: 'state',
    nonce: 'nonce',
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
  })}`

/** Starts oidc-provider; somebody is signed in there. */
export async function startOidcProvider() {
  const server = await startServer(fileURLToPath(new URL('../servers/oidc-provider.mjs', import.meta.url)), {
    env: () => ({ CLIENT_SECRET: clientSecret }),
  })
  const http = client(server.port)
  let cookie = ''
  const signIn = async () => {
    const signedIn = new Map()
    for (let path = authorizePathOf('bench'); path.startsWith('/'); ) {
      const { location } = await http.send(path, { cookies: signedIn })
      path = location.replace(server.origin, '')
    }
    cookie = [...signedIn].map(([name, value]) => `${name}=${value}`).join('; ')
  }
  await signIn()
  const authorize = async (clientId = 'bench') => {
    const { location } = expected(await http.send(authorizePathOf(clientId), { headers: { cookie } }), 303)
    const code = URL.parse(location)?.searchParams.get('code')
    if (code) return code
    // Its memory holds a thousand things: what other rows made pushed the session out.
    await signIn()
    return authorize(clientId)
  }
  const asks = async (form, clientId) => {
    const answer = await http.send('/token', { form, headers: { authorization: basicOf(clientId) } })
    return JSON.parse(expected(answer, 200).text)
  }
  const token = (code, clientId = 'bench') =>
    asks({ grant_type: 'authorization_code', code, redirect_uri: redirectUri, code_verifier: verifier }, clientId)
  const refreshable = async () => (await token(await authorize('bench-refresh'), 'bench-refresh')).refresh_token
  const cycle = async () => token(await authorize())
  let { access_token: accessToken } = await cycle()
  const userinfo = () => http.send('/me', { headers: { authorization: `Bearer ${accessToken}` } })
  return {
    server,
    close: http.close,
    authorize: () => authorize(),
    token: (code) => token(code),
    refreshable,
    refresh: (value) => asks({ grant_type: 'refresh_token', refresh_token: value }, 'bench-refresh'),
    cycle,
    userinfo: async () => {
      const answer = await userinfo()
      if (answer.status === 200) return
      // Its memory holds a thousand things: what other rows made pushed the token out.
      accessToken = (await cycle()).access_token
      expected(await userinfo(), 200)
    },
    discovery: async () => expected(await http.send('/.well-known/openid-configuration'), 200),
  }
}
