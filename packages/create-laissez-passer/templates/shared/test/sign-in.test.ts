import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { memorySessions } from '@laissez-passer/relying-party'
import { createTestProvider } from '@laissez-passer/testing'
import { look, methods } from '../provider/parts.ts'
import { createApp } from '../service/app.ts'
import { registration } from '../service/registration.ts'

const origin = 'https://service.example'
const clientSecret = 'of the tests alone, and never anywhere else'

// Your provider, in this process: its data in memory, its mails kept, its clock yours to move.
const idp = await createTestProvider({
  users: [{ email: 'marie@example.eu', firstName: 'Marie' }],
  services: [registration(origin, clientSecret)],
  provider: { methods, pages: look },
})
after(() => idp.close())

const app = createApp({
  server: idp.cas,
  origin,
  clientSecret,
  sessions: memorySessions(),
  fetch: (url, init) => idp.fetch(url, init),
})
const get = (path: string, headers = {}) => app.request(new URL(path, origin).href, { headers })

test('a stranger is sent to sign in', async () => {
  const page = await get('/me', { Accept: 'text/html' })
  assert.equal(page.headers.get('Location'), '/auth/login?level=BASIC&returnTo=%2Fme')
})

test('who has signed in is known', async () => {
  const begun = await get('/auth/login?returnTo=/me')
  const { browser } = await idp.signIn('marie@example.eu')
  const { hops } = await browser.get(begun.headers.get('Location')!.replace(idp.origin, ''))
  const callback = hops.at(-1)!.replace('302 ', '')
  const back = await get(callback, { Cookie: cookiesOf(begun) })
  const me = await get(back.headers.get('Location')!, { Cookie: cookiesOf(back) })
  assert.equal(((await me.json()) as { firstName: string }).firstName, 'Marie')
})

const cookiesOf = (response: Response): string =>
  response.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')
