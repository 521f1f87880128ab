import { password } from '@laissez-passer/hono/methods/password'
import { createProvider } from '@laissez-passer/hono/provider'
import { pages } from '@laissez-passer/pages/pages'

const origin = 'http://localhost:4000'
const secret = 'Kohv9-ja-kringel!'

/** Registers somebody at a provider over this store and signs them in. @returns the session's token. */
export async function openSession({ store, runtime }) {
  const letters = []
  const idp = await createProvider({
    origin,
    store,
    runtime,
    methods: [password()],
    captcha: 'off',
    pages: pages({ name: 'Bench' }),
    mail: { send: async (letter) => (letters.push(letter), { ok: true }) },
    log: () => {},
  })
  const cookies = new Map()
  const post = async (path, form) => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const init = { method: form ? 'POST' : 'GET', headers: { origin, cookie } }
    const response = await idp.fetch(
      new Request(origin + path, form ? { ...init, body: new URLSearchParams(form) } : init),
    )
    for (const line of response.headers.getSetCookie()) {
      const [pair] = line.split(';')
      cookies.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1))
    }
    return response
  }
  const email = 'bench@example.org'
  const names = { firstName: 'Ada', lastName: 'Example', language: 'en', privacy: 'on' }
  await post('/cas/register', { ...names, email, confirmEmail: email })
  await idp.runOnce()
  const link = new URL(/http:\S+token=\S+/.exec(letters[0].text)[0])
  await post('/cas/password', { token: link.searchParams.get('token'), newPassword: secret, confirmPassword: secret })
  const { headers } = await post('/cas/login', { identifier: email })
  const flow = new URL(headers.get('location'), origin).searchParams.get('flow')
  await post('/cas/login', { flow, password: secret, method: 'password' })
  idp.close()
  const token = cookies.get('__Host-lp-login')
  if (!token) throw new Error('nobody was signed in')
  return token
}
