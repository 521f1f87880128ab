import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { password } from '@laissez-passer/hono/methods/password'
import { createProvider } from '@laissez-passer/hono/provider'
import { pages } from '@laissez-passer/pages/pages'

const origin = 'http://localhost:4000'
export const secret = 'Kohv9-ja-kringel!'
const cookieName = '__Host-lp-login'

/** Passwords for next to nothing: what a hash costs doesn't grow, and it would hide what does. */
export const cheapHasher = {
  async hash(text) {
    const salt = randomBytes(8).toString('hex')
    return `$bench$${salt}$${digest(text, salt)}`
  },
  async verify(text, phc) {
    const [, , salt = '', expected = ''] = phc.split('$')
    const given = Buffer.from(digest(text, salt))
    return { ok: given.length === expected.length && timingSafeEqual(given, Buffer.from(expected)), needsRehash: false }
  },
  verifyNothing: async () => false,
}

const digest = (text, salt) => createHash('sha256').update(`${salt}:${text}`).digest('hex')

/** EU Login's routes over a store, and what people do with them. */
export async function house({ store, runtime }) {
  const letters = []
  const idp = await createProvider({
    origin,
    store,
    runtime: { ...runtime, hasher: cheapHasher },
    methods: [password()],
    captcha: 'off',
    pages: pages({ name: 'Bench' }),
    mail: { send: async (letter) => (letters.push(letter), { ok: true }) },
    peer: () => `10.${(visits >> 16) & 255}.${(visits >> 8) & 255}.${visits & 255}`,
    log: ({ level, ...event }) => level === 'error' && console.error(event),
  })
  let visits = 0
  let strangers = 0

  async function post(path, { form, cookies = new Map() }) {
    visits += 1
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const response = await idp.fetch(
      new Request(origin + path, { method: 'POST', headers: { origin, cookie }, body: new URLSearchParams(form) }),
    )
    await response.text()
    for (const line of response.headers.getSetCookie()) {
      const [pair] = line.split(';')
      cookies.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1))
    }
    return response
  }

  const register = (email) => {
    const names = { firstName: 'Ada', lastName: 'Example', language: 'en', privacy: 'on' }
    return post('/cas/register', { form: { ...names, email, confirmEmail: email } })
  }

  /** @returns the session's token */
  async function signIn(identifier) {
    const cookies = new Map()
    const { headers } = await post('/cas/login', { cookies, form: { identifier } })
    const flow = new URL(headers.get('location'), origin).searchParams.get('flow')
    await post('/cas/login', { cookies, form: { flow, password: secret, method: 'password' } })
    const token = cookies.get(cookieName)
    if (!token) throw new Error(`${identifier} was not signed in`)
    return token
  }

  return {
    signIn,
    async registration() {
      strangers += 1
      const answer = await register(`new-${strangers}-${randomBytes(4).toString('hex')}@example.org`)
      if (answer.status !== 303) throw new Error(`registration answered ${answer.status}`)
    },
    /** Registers somebody who chooses a password. */
    async somebody(email) {
      await register(email)
      await idp.runOnce()
      const link = new URL(/http:\S+token=\S+/.exec(letters.at(-1).text)[0])
      const form = { token: link.searchParams.get('token'), newPassword: secret, confirmPassword: secret }
      await post('/cas/password', { form })
    },
    close: () => idp.close(),
  }
}
