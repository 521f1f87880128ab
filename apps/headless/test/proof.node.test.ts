import { mailbox } from '@laissez-passer/delivery/mailbox'
import { password } from '@laissez-passer/hono/methods/password'
import { createProvider } from '@laissez-passer/hono/provider'
import { pages } from '@laissez-passer/pages/pages'
import { node } from '@laissez-passer/runtime/node'
import { sqlite } from '@laissez-passer/store-sql/sqlite'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { type Problem, proofFor } from '../src/web/client.ts'

const origin = 'http://localhost:4110'
let ask: (path: string, body?: object) => Promise<Response>
let end: () => void

beforeEach(async () => {
  const store = await sqlite(':memory:')
  const idp = await createProvider({
    origin,
    store,
    runtime: node({ secretKey: 'replace me by 32 random characters or more' }),
    mail: mailbox(store.mailbox),
    methods: [password()],
    pages: pages({ name: 'Harbour ID' }),
    log: () => {},
  })
  const headers = { 'Content-Type': 'application/json' }
  ask = (path, body) => {
    const post = { method: 'POST', headers, body: JSON.stringify(body) }
    return idp.fetch(new Request(new URL(path, origin), body ? post : {}))
  }
  end = () => {
    idp.close()
    void store.close()
  }
  vi.stubGlobal('fetch', (path: string) => ask(path))
})
afterEach(() => {
  vi.unstubAllGlobals()
  end()
})

const person = {
  firstName: 'Ada',
  lastName: 'Demo',
  email: 'ada@example.org',
  confirmEmail: 'ada@example.org',
  language: 'en',
  privacy: true,
}

it('the work that a refusal asks for is done as the provider takes it, once', async () => {
  const refused = await ask('/cas/api/registrations', person)
  const problem: Problem = await refused.json()
  expect([refused.status, problem.reason]).toEqual([429, 'work-asked'])
  const proof = await proofFor(problem)
  expect((await ask('/cas/api/registrations', { ...person, captcha: { proof } })).ok).toBe(true)
  const replayed = await ask('/cas/api/registrations', { ...person, captcha: { proof } })
  expect(await replayed.json()).toMatchObject({ reason: 'work-asked' })
})

it('a refusal that asks for none gives none', async () => {
  expect(await proofFor({ status: 422, type: 'about:blank', title: '', reason: 'invalid' })).toBeNull()
})
