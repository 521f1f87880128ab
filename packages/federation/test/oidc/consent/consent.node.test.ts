import { providerSettings } from '@laissez-passer/core/context'
import { eulogin2025 } from '@laissez-passer/core/password'
import type { Account, Session } from '@laissez-passer/core/ports'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  answerConsent,
  authorize,
  type AuthorizeResult,
  type ConsentQuestion,
  pushRequest,
} from '../../../src/oidc/index.ts'
import { basic, request, shop, type TestProvider, testProvider } from '../../support/provider.ts'

const now = 1_800_000_000
const settings = providerSettings({ origin: 'https://id.example', name: 'ID', passwordPolicy: eulogin2025 })

interface Current {
  readonly session: Session
  readonly account: Account
}

let idp: TestProvider
beforeAll(async () => {
  idp = await testProvider([{ ...shop, firstParty: false }])
})
afterAll(() => idp.close())

const provider = () => ({ ...idp.at(now), store: idp.store, settings })
const ask = ({ session }: Current, changes = {}) => authorize(idp.at(now), { parameters: request(changes), session })

async function asked(current: Current, changes = {}): Promise<ConsentQuestion> {
  const result = await ask(current, changes)
  if (result.kind !== 'consent') throw new Error(result.kind)
  return result.question
}

/** The request as it comes back with an answer, before any session. */
async function answered(current: Current, allowed: boolean, changes = {}): Promise<URLSearchParams> {
  const { proof, query } = await asked(current, changes)
  const answer = await answerConsent(provider(), { current, query, proof, allowed })
  if (!answer.ok) throw new Error(answer.reason)
  return new URL(answer.continueTo, 'https://id.example').searchParams
}

const errorOf = (result: AuthorizeResult) =>
  result.kind === 'redirect' ? (new URL(result.url).searchParams.get('error') ?? 'code') : result.kind

test('a refusal is told for that session and request, and asks another session anew', async () => {
  const one = await idp.signIn({ level: 'BASIC', now })
  const other = await idp.signIn({ level: 'BASIC', now })
  const parameters = await answered(one, false)
  expect(errorOf(await authorize(idp.at(now), { parameters, session: one.session }))).toBe('access_denied')
  expect(errorOf(await authorize(idp.at(now), { parameters, session: other.session }))).toBe('consent')
  const changed = new URLSearchParams(parameters)
  changed.set('state', 'another')
  expect(errorOf(await authorize(idp.at(now), { parameters: changed, session: one.session }))).toBe('consent')
})

test('what came in time may be over by the time it is answered; what came by the browser comes back as it was', async () => {
  const one = await idp.signIn({ level: 'BASIC', now })
  const asking = request({ prompt: 'consent' })
  expect((await asked(one, { prompt: 'consent' })).query).toBe(String(asking))
  const pushed = await pushRequest(idp.at(now), {
    authorization: basic('shop', shop.clientSecret),
    dpop: null,
    parameters: asking,
  })
  const parameters = new URLSearchParams({ client_id: 'shop', request_uri: String(pushed.body['request_uri']) })
  const result = await authorize(idp.at(now + 59), { parameters, session: one.session })
  if (result.kind !== 'consent') throw new Error(result.kind)
  const { proof, query } = result.question
  const later = { ...provider(), now: now + 90 }
  const answer = await answerConsent(later, { current: one, query, proof, allowed: true })
  const back = new URL(answer.ok ? answer.continueTo : '', 'https://id.example').searchParams
  expect(errorOf(await authorize(idp.at(now + 90), { parameters: back, session: one.session }))).toBe('code')
})

test('prompt=consent is seen to by an answer in that session, not by one in another', async () => {
  const one = await idp.signIn({ level: 'BASIC', now })
  const other = await idp.signIn({ level: 'BASIC', now })
  await answered(other, true)
  const parameters = await answered(one, true, { prompt: 'consent' })
  expect(errorOf(await authorize(idp.at(now), { parameters, session: one.session }))).toBe('code')
  expect(errorOf(await authorize(idp.at(now), { parameters, session: other.session }))).toBe('consent')
  expect(errorOf(await ask(one))).toBe('code')
})

test('an answer counts for what was shown to that session', async () => {
  const one = await idp.signIn({ level: 'BASIC', now })
  const other = await idp.signIn({ level: 'BASIC', now })
  const { proof, query } = await asked(one)
  const allowed = true
  for (const wrong of [
    { current: other, query, proof },
    { current: one, query: `${query}&scope=more`, proof },
    { current: one, query, proof: `${proof.slice(0, -1)}${proof.endsWith('A') ? 'B' : 'A'}` },
    { current: one, query, proof: '' },
  ])
    expect(await answerConsent(provider(), { ...wrong, allowed })).toEqual({ ok: false, reason: 'not-asked' })
  expect(await idp.store.consents.list({ accountId: one.account.id })).toEqual([])
  expect(await idp.store.consents.list({ accountId: other.account.id })).toEqual([])
})

test.each([false, true])('what is withdrawn between the look and the code gives none (pushed: %s)', async (pushed) => {
  const one = await idp.signIn({ level: 'BASIC', now })
  await answered(one, true)
  const { store } = idp.at(now)
  /** The person takes it back once it was looked at. */
  const racing = {
    ...idp.at(now),
    store: {
      ...store,
      consents: {
        ...store.consents,
        async scopes(whose: { readonly accountId: string; readonly clientId: string }) {
          const found = await store.consents.scopes(whose)
          const activity = {
            id: crypto.randomUUID(),
            accountId: one.account.id,
            kind: 'service-withdrawn',
            at: now,
            details: {},
            subject: 's',
            facts: {},
          } as const
          await store.consents.withdraw({ ...whose, activity, now })
          return found
        },
      },
    },
  }
  const asking = pushed
    ? await pushRequest(idp.at(now), {
        authorization: basic('shop', shop.clientSecret),
        dpop: null,
        parameters: request(),
      })
    : null
  const parameters =
    asking === null
      ? request()
      : new URLSearchParams({ client_id: 'shop', request_uri: String(asking.body['request_uri']) })
  const result = await authorize(racing, { parameters, session: one.session })
  expect(result.kind).toBe('consent')
  // Asked without a page, the service is told.
  await answered(one, true)
  expect(errorOf(await authorize(racing, { parameters: request({ prompt: 'none' }), session: one.session }))).toBe(
    'consent_required',
  )
})

test('nothing is allowed by a session that has ended meanwhile', async () => {
  const one = await idp.signIn({ level: 'BASIC', now })
  const { proof, query } = await asked(one)
  await idp.store.sessions.end({ idHash: one.session.idHash, now })
  await answerConsent(provider(), { current: one, query, proof, allowed: true })
  expect(await idp.store.consents.list({ accountId: one.account.id })).toEqual([])
})

test('what is answered to a service that is gone by now goes on to where that is said, and allows nothing', async () => {
  const one = await idp.signIn({ level: 'BASIC', now })
  const { proof, query } = await asked(one)
  const gone = { ...provider(), services: [] }
  const answer = await answerConsent(gone, { current: one, query, proof, allowed: true })
  if (!answer.ok) throw new Error(answer.reason)
  expect(answer.continueTo).toBe(`/cas/oauth2/authorize?${query}`)
  const { searchParams } = new URL(answer.continueTo, 'https://id.example')
  expect(await authorize(gone, { parameters: searchParams, session: one.session })).toEqual({
    kind: 'refuse',
    reason: 'unknown-client',
  })
  expect(await idp.store.consents.list({ accountId: one.account.id })).toEqual([])
})
