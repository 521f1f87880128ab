// EU Login of this repository as `npm start` runs it: apps/login on an SQLite file, durable. Needs a
// build.
import { createHash, randomBytes } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { client, expected } from '../load.mjs'
import { nodeFlags } from '../../scripts/node-flags.mjs'
import { startServer } from '../process.mjs'

const clientSecret = 'bench-bench-bench-bench-bench-bench'
const redirectUri = 'http://localhost:4999/callback'
const password = 'Kohv9-ja-kringel!'
const verifier = 'v'.repeat(50)
const basicOf = (clientId) => `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}`
const authorizePathOf = (clientId) =>
  `/cas/oauth2/authorize?${new URLSearchParams({
    client_id: clientId,
    response_type: 'code',
    redirect_uri: redirectUri,
    scope: 'openid profile email',
    state: 'state',
    nonce: 'nonce',
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
  })}`

const service = {
  name: 'Bench',
  type: 'oidc',
  clientId: 'bench',
  clientSecret,
  redirectUris: [redirectUri],
  postLogoutRedirectUris: ['http://localhost:4999/'],
  requiredLevel: 'BASIC',
}

const wiki = 'http://localhost:4999/wiki'
const casService = { name: 'Wiki', type: 'cas', urls: [wiki] }
const casPath = `/cas/login?${new URLSearchParams({ service: wiki })}`

/** The same for refresh tokens: the other rows' client gets none. */
const refreshing = {
  ...service,
  name: 'Bench, refreshing',
  clientId: 'bench-refresh',
  grantTypes: ['authorization_code', 'refresh_token'],
}

/** `BENCH_ENTRY`: another build's, e.g. of the release before. */
export const entry = process.env.BENCH_ENTRY ?? fileURLToPath(new URL('../../apps/login/dist/node.js', import.meta.url))

/** Flags of Node as `npm start` gives them. */
export { nodeFlags as flags } from '../../scripts/node-flags.mjs'

/** The script that is a server, and how it is started: EU Login on Node. */
const onNode = { entry, flags: nodeFlags }

/**
 * Starts it and registers somebody, who is signed in.
 *
 * @param options `processes`: of one server, which requests reach in turn; `env`: settings besides;
 * `keepsLog`: should it end by itself, its log is told;
 * `program`: what is started, as `startServer` takes it, by default the built EU Login on Node
 */
export async function startOurs({ processes = 1, env, keepsLog, program = onNode } = {}) {
  const { server, ports } = await startProcesses(processes, { env, program: { ...program, keepsLog } })
  const http = client(ports)
  let addresses = 0
  const send = (path, options = {}, through = http) => {
    addresses += 1
    const from = `10.${(addresses >> 16) & 255}.${(addresses >> 8) & 255}.${addresses & 255}`
    return through.send(path, {
      ...options,
      headers: { origin: server.origin, 'x-forwarded-for': from, ...options.headers },
    })
  }

  let people = 0
  const registration = () => {
    people += 1
    const email = `person-${people}@example.org`
    const names = { firstName: 'Ada', lastName: 'Example', language: 'en', privacy: 'on' }
    return send('/cas/register', { cookies: new Map(), form: { ...names, email, confirmEmail: email } })
  }

  async function registerSomebody() {
    expected(await registration(), 303)
    const email = `person-${people}@example.org`
    const link = await linkTo(email)
    const cookies = new Map()
    const page = expected(await send(link, { cookies }), 200)
    const passwords = { newPassword: password, confirmPassword: password }
    expected(await send(actionOf(page.text), { cookies, form: { ...hiddenOf(page.text), ...passwords } }), 303)
    return email
  }

  async function linkTo(email) {
    for (let tries = 0; tries < 100; tries++) {
      const mails = JSON.parse((await http.send('/dev/mailbox.json')).text)
      const [link] = mails.find(({ to }) => to === email)?.text.match(/http:\S+token=\S+/) ?? []
      if (link) return link.slice(server.origin.length)
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
    throw new Error('no mail came')
  }

  /** Both steps of a sign-in by password, in a new browser. */
  async function signIn(identifier, cookies = new Map()) {
    const first = expected(await send('/cas/login', { cookies, form: { identifier } }), 303)
    const flow = new URL(first.location, server.origin).searchParams.get('flow')
    expected(await send('/cas/login', { cookies, form: { flow, password, method: 'password' } }), 303)
    return cookies
  }

  let strangers = 0
  /** A sign-in of nobody, who costs as much as somebody. */
  async function strangerSignIn(through) {
    strangers += 1
    const cookies = new Map()
    const form = { identifier: `stranger-${strangers}@example.org` }
    const first = expected(await send('/cas/login', { cookies, form }, through), 303)
    const flow = new URL(first.location, server.origin).searchParams.get('flow')
    const second = await send('/cas/login', { cookies, form: { flow, password, method: 'password' } }, through)
    expected(second, 422)
  }

  const identifier = await registerSomebody()
  const cookies = await signIn(identifier)
  // Nobody signs in eighty times a second.
  const others = []
  while (others.length < 11) others.push(await registerSomebody())
  let turn = 0
  const somebody = () => {
    turn += 1
    return others[turn % others.length]
  }
  const authorize = async (clientId = 'bench') => {
    const answer = expected(await send(authorizePathOf(clientId), { headers: { cookie: cookieOf(cookies) } }), 302)
    return new URL(answer.location).searchParams.get('code')
  }
  const asks = async (form, clientId) => {
    const answer = await send('/cas/oauth2/token', { form, headers: { authorization: basicOf(clientId) } })
    return JSON.parse(expected(answer, 200).text)
  }
  const token = (code, clientId = 'bench') =>
    asks({ grant_type: 'authorization_code', code, redirect_uri: redirectUri, code_verifier: verifier }, clientId)
  const refreshable = async () => (await token(await authorize('bench-refresh'), 'bench-refresh')).refresh_token
  const ticket = async () => {
    const answer = expected(await send(casPath, { headers: { cookie: cookieOf(cookies) } }), 302)
    return new URL(answer.location).searchParams.get('ticket')
  }
  const validate = async (value) => {
    const query = new URLSearchParams({ service: wiki, ticket: value })
    const { text } = expected(await send(`/cas/p3/serviceValidate?${query}`), 200)
    if (!text.includes('<cas:user>')) throw new Error(`not validated: ${text}`)
  }
  const { access_token: accessToken } = await token(await authorize())
  const headers = { cookie: cookieOf(cookies) }
  return {
    server,
    close: http.close,
    sessionCheck: async () => expected(await send('/cas/login?continue=%2Fcas%2Faccount', { headers }), 302),
    singleSignOn: () => authorize(),
    health: async () => expected(await send('/healthz'), 200),
    signInPage: async () => expected(await send('/cas/login'), 200),
    passwordSignIn: (who = somebody()) => signIn(who),
    strangerSignIn,
    identifier: async (who = identifier) => expected(await send('/cas/login', { form: { identifier: who } }), 303),
    registration: async () => expected(await registration(), 303),
    token: (code) => token(code),
    refreshable,
    refresh: (value) => asks({ grant_type: 'refresh_token', refresh_token: value }, 'bench-refresh'),
    cycle: async () => token(await authorize()),
    userinfo: async () =>
      expected(await send('/cas/oauth2/userinfo', { headers: { authorization: `Bearer ${accessToken}` } }), 200),
    ticket,
    validate,
    discovery: async () => expected(await send('/cas/oauth2/.well-known/openid-configuration'), 200),
  }
}

/** The first gives the others its name and its key. */
async function startProcesses(processes, { env, program: { entry: script, ...how } }) {
  const servers = []
  const secretKey = randomBytes(32).toString('base64url')
  while (servers.length < processes) {
    const started = await startServer(script, {
      ...how,
      prepare: (folder) =>
        writeFileSync(join(folder, 'services.json'), JSON.stringify([service, refreshing, casService])),
      env: (port) => ({
        LOGIN_ORIGIN: servers[0]?.origin ?? `http://localhost:${port}`,
        LOGIN_PORT: String(port),
        SECRET_KEY: secretKey,
        CAPTCHA: 'off',
        // Requests come from addresses of their own: limits by address are no subject here.
        TRUSTED_PROXIES: '127.0.0.1',
        ...env,
      }),
    })
    servers.push(started)
  }
  const stop = () => Promise.all(servers.map((one) => one.stop()))
  const untilItEnds = () => Promise.race(servers.map((one) => one.untilItEnds()))
  return { server: { ...servers[0], stop, untilItEnds }, ports: servers.map(({ port }) => port) }
}

const cookieOf = (cookies) => [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
const actionOf = (html) => /<form[^>]*action="([^"]+)"/.exec(html)?.[1].replaceAll('&amp;', '&')
const hiddenOf = (html) =>
  Object.fromEntries(
    [...html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(([, name, value]) => [
      name,
      value.replaceAll('&amp;', '&'),
    ]),
  )
