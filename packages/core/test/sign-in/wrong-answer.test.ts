import { beforeEach, expect, it } from 'vitest'
import { canReport } from '../../src/account/index.ts'
import { submitPassword } from '../../src/methods/password/use-cases.ts'
import { password } from '../../src/methods/password/method.ts'
import type { Account } from '../../src/ports/index.ts'
import { startSignIn, submitAnswer } from '../../src/sign-in/index.ts'
import { codeMethod, goodPassword, newWorld, visitor, type World } from '../support/world.ts'

let world: World
let jane: Account
let serviceName: string | null
beforeEach(async () => {
  serviceName = 'Shop'
  const code = codeMethod([{ id: 'phone-1', name: 'Phone' }], {
    verify: async (_context, { credentialId }, answer) => {
      if (answer.code === '1234') return { ok: true, credentialId }
      return answer.code === ''
        ? { ok: false, reason: 'code-incomplete' }
        : { ok: false, reason: 'wrong-code', wrong: true }
    },
  })
  world = await newWorld({
    methods: [password(), code],
    describeDestination: () => ({
      serviceName,
      level: 'MEDIUM',
      methods: null,
      forceFresh: false,
      maxAge: null,
    }),
  })
  jane = await world.person()
})

async function answering(passwordTyped: string): Promise<(code: string) => ReturnType<typeof submitAnswer>> {
  const browser = visitor('b', { browserName: 'Firefox, Linux', country: 'BE' })
  const started = await startSignIn(world.context, { identifier: jane.email, continueTo: '/cas/x', visitor: browser })
  if (!started.ok) throw new Error(started.reason)
  await submitPassword(world.context, { ...started, visitor: browser, password: passwordTyped, method: 'code' })
  return (code) => submitAnswer(world.context, { ...started, visitor: browser, answer: { code } })
}

const lines = () => world.context.store.activity.list(jane.id, { limit: 99, kinds: ['answer-refused'] })

it('a second factor that was wrong stands in the activity: where, for whom, and that one may say “not me”', async () => {
  const answer = await answering(goodPassword)
  expect(await answer('9999')).toMatchObject({ ok: false, reason: 'refused', code: 'wrong-code' })
  const details = { method: 'code', browser: 'Firefox, Linux', country: 'BE', service: 'Shop' }
  const found = await lines()
  expect(found).toMatchObject([{ details, at: world.now }])
  expect(canReport(found[0] ?? { kind: '' })).toBe(true)
  const rows = await world.context.store.audit.unsealed({ limit: 99 })
  expect(rows.map(({ id }) => id)).toContain(found[0]?.id)
})

it('names no service where somebody signs in to the provider itself', async () => {
  serviceName = null
  await (await answering(goodPassword))('9999')
  expect((await lines()).map(({ details }) => Object.keys(details).toSorted())).toEqual([
    ['browser', 'country', 'method'],
  ])
})

it('a slip of the finger doesn’t, nor does a right answer', async () => {
  const answer = await answering(goodPassword)
  await answer('')
  expect(await answer('1234')).toMatchObject({ ok: true })
  expect(await lines()).toEqual([])
})

it('before the password is right nothing is judged, and nothing written', async () => {
  const answer = await answering('wrong')
  expect(await answer('9999')).toEqual({ ok: false, reason: 'not-found' })
  expect(await lines()).toEqual([])
})

it('nobody fills the log by them: twenty an hour are told', async () => {
  const answer = await answering(goodPassword)
  for (let tries = 0; tries < 30; tries++) await answer('9999')
  expect(await lines()).toHaveLength(20)
  world.now += 3600
  await (await answering(goodPassword))('9999')
  expect(await lines()).toHaveLength(21)
})
