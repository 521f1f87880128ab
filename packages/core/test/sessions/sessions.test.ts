import { beforeEach, describe, expect, it } from 'vitest'
import type { Account } from '../../src/ports/index.ts'
import {
  checkSession,
  type CurrentSession,
  endOneSession,
  endOtherSessions,
  endServiceInSession,
  endSession,
  listSessions,
} from '../../src/sessions/index.ts'
import { chooseMethod, startSignIn, submitAnswer } from '../../src/sign-in/index.ts'
import { submitPassword } from '../../src/methods/password/use-cases.ts'
import type { MethodCredential } from '../../src/context/index.ts'
import { password } from '../../src/methods/password/method.ts'
import { serviceCode } from '../support/store.ts'
import { codeMethod, goodPassword, newWorld, visitor, type World } from '../support/world.ts'

const phones: MethodCredential[] = []
let world: World
let jane: Account
beforeEach(async () => {
  phones.length = 0
  world = await newWorld({ methods: [password(), codeMethod(phones)] })
  jane = await world.person()
})

async function signIn(browser: string, options: { readonly email?: string; readonly code?: boolean } = {}) {
  const from = visitor(browser)
  const started = await startSignIn(world.context, {
    identifier: options.email ?? jane.email,
    continueTo: null,
    visitor: from,
  })
  if (!started.ok) throw new Error(started.reason)
  const flow = { ...started, visitor: from }
  let answer: Awaited<ReturnType<typeof submitAnswer>> | Awaited<ReturnType<typeof submitPassword>> =
    await submitPassword(world.context, {
      ...flow,
      password: goodPassword,
      method: options.code ? 'code' : 'password',
    })
  if (options.code) answer = await submitAnswer(world.context, { ...flow, answer: { code: '1234' } })
  if (!answer.ok || !answer.opened) throw new Error('not signed in')
  return answer.opened.sessionToken
}

async function current(token: string): Promise<CurrentSession> {
  const found = await checkSession(world.context, { token })
  if (!found) throw new Error('no session')
  return found
}

describe('checkSession', () => {
  it('takes one query, and writes at most once a minute', async () => {
    const token = await signIn('a')
    world.forget()
    expect(await checkSession(world.context, { token })).toMatchObject({ account: { id: jane.id } })
    expect(world.queries.map((query) => query.kind)).toEqual(['query'])
    world.now += 60
    world.forget()
    await checkSession(world.context, { token })
    await checkSession(world.context, { token })
    expect(world.queries.map((query) => query.kind)).toEqual(['query', 'commit', 'query'])
  })

  it('asks nothing of the store without a cookie', async () => {
    world.forget()
    expect(await checkSession(world.context, { token: null })).toBeNull()
    expect(await checkSession(world.context, { token: '' })).toBeNull()
    expect(world.queries).toEqual([])
  })

  it('ends after an hour unused, and after twelve hours used', async () => {
    const idle = await signIn('a')
    const busy = await signIn('b')
    for (let i = 0; i < 13; i++) {
      world.now += 3300
      expect(await checkSession(world.context, { token: busy })).not.toBeNull()
    }
    expect(await checkSession(world.context, { token: idle })).toBeNull()
    world.now += 300
    expect(await checkSession(world.context, { token: busy })).toBeNull()
  })

  it('knows nothing of a cookie that was made up', async () => {
    await signIn('a')
    expect(await checkSession(world.context, { token: 'x'.repeat(43) })).toBeNull()
  })
})

describe('ending', () => {
  it('is seen by the very next request', async () => {
    const token = await signIn('a')
    await endSession(world.context, { token })
    expect(await checkSession(world.context, { token })).toBeNull()
    await endSession(world.context, { token })
    world.forget()
    await endSession(world.context, { token: null })
    await endSession(world.context, { token: '' })
    expect(world.queries).toEqual([])
  })

  it('by a program, which has no session, is of one or of all', async () => {
    const tokens = [await signIn('a'), await signIn('b'), await signIn('c')]
    const live = async () =>
      (await Promise.all(tokens.map((token) => checkSession(world.context, { token })))).map((found) => found !== null)
    const { session } = await current(tokens[1] ?? '')
    const program = { account: jane, session: null }
    expect(await endOneSession(world.context, { current: program, idHash: session.idHash })).toBe(true)
    expect(await live()).toEqual([true, false, true])
    await endOtherSessions(world.context, { current: program })
    expect(await live()).toEqual([false, false, false])
  })

  it('of one listed session, only if it is one’s own', async () => {
    const [mine, other] = [await signIn('a'), await signIn('b')]
    const stranger = await world.person({ email: 'other@example.org' })
    const theirs = await current(await signIn('c', { email: stranger.email }))
    const here = await current(mine)
    const listed = await listSessions(world.context, { current: here })
    expect(listed.map((session) => session.browserName)).toEqual(['Firefox (Linux)', 'Firefox (Linux)'])
    expect(await endOneSession(world.context, { current: here, idHash: theirs.session.idHash })).toBe(false)
    expect(await endOneSession(world.context, { current: here, idHash: (await current(other)).session.idHash })).toBe(
      true,
    )
    expect(await checkSession(world.context, { token: other })).toBeNull()
    expect(await listSessions(world.context, { current: theirs })).toHaveLength(1)
    const [entry] = await world.context.store.activity.list(here.account.id, { limit: 1 })
    expect(entry).toMatchObject({ kind: 'sessions-ended', details: { browser: 'Firefox (Linux)' } })
  })

  it('of the one that asks notes nothing, and keeps the others', async () => {
    const [mine, other] = [await signIn('a'), await signIn('b')]
    const here = await current(mine)
    expect(await endOneSession(world.context, { current: here, idHash: here.session.idHash })).toBe(true)
    expect(await checkSession(world.context, { token: mine })).toBeNull()
    expect(await checkSession(world.context, { token: other })).not.toBeNull()
    const [entry] = await world.context.store.activity.list(jane.id, { limit: 1 })
    expect(entry).toMatchObject({ kind: 'signed-in' })
  })

  it('of one service leaves the session and its other services, and is noted', async () => {
    const [here, there] = [await current(await signIn('a')), await current(await signIn('b'))]
    for (const [{ session }, clientId] of [
      [here, 'shop'],
      [here, 'wiki'],
      [there, 'shop'],
    ] as const)
      await world.context.store.grants.issueCode(serviceCode(session, { clientId }), { now: world.now })
    const visited = async () =>
      (await listSessions(world.context, { current: here })).map(({ idHash, visits }) => [
        idHash === here.session.idHash ? 'here' : 'there',
        visits.map(({ clientId }) => clientId).toSorted(),
      ])
    expect((await visited()).toSorted()).toEqual([
      ['here', ['shop', 'wiki']],
      ['there', ['shop']],
    ])
    const wish = { current: here, idHash: here.session.idHash, clientId: 'shop', serviceName: 'Shop' }
    expect(await endServiceInSession(world.context, wish)).toBe(true)
    expect(await endServiceInSession(world.context, wish)).toBe(false)
    expect((await visited()).toSorted()).toEqual([
      ['here', ['wiki']],
      ['there', ['shop']],
    ])
    const [entry] = await world.context.store.activity.list(jane.id, { limit: 1 })
    expect(entry).toMatchObject({ kind: 'service-signed-out', details: { service: 'Shop' } })
  })

  it('of all the others keeps this one', async () => {
    const tokens = [await signIn('a'), await signIn('b'), await signIn('c')]
    await endOtherSessions(world.context, { current: await current(tokens[1] ?? '') })
    const left = await Promise.all(tokens.map((token) => checkSession(world.context, { token })))
    expect(left.map((session) => session !== null)).toEqual([false, true, false])
    const [entry] = await world.context.store.activity.list(jane.id, { limit: 1 })
    expect(entry).toMatchObject({ kind: 'sessions-ended', details: {} })
    expect(entry?.details).not.toHaveProperty('browser')
  })
})

it('a method chosen later doesn’t reopen a sign-in that is over', async () => {
  const from = visitor('a')
  const started = await startSignIn(world.context, { identifier: jane.email, continueTo: null, visitor: from })
  if (!started.ok) throw new Error(started.reason)
  await submitPassword(world.context, { ...started, visitor: from, password: goodPassword, method: 'password' })
  expect(await chooseMethod(world.context, { ...started, visitor: from, method: 'code', credentialId: null })).toEqual({
    ok: false,
    reason: 'not-found',
  })
})
