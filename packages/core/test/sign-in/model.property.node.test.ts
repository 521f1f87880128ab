import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Level } from '../../src/ports/index.ts'
import { chooseMethod, submitAnswer } from '../../src/sign-in/index.ts'
import { submitPassword } from '../../src/methods/password/use-cases.ts'
import { password } from '../../src/methods/password/method.ts'
import { asks, begin, phone, stepOf, tablet, withJane } from '../support/flow.ts'
import { codeMethod, goodPassword, visitor } from '../support/world.ts'

/** Something that a person, or somebody else, does with one sign-in. */
type Action =
  | { readonly do: 'password'; readonly right: boolean; readonly method: string | null }
  | { readonly do: 'choose'; readonly method: string; readonly credentialId: string | null }
  | { readonly do: 'answer'; readonly right: boolean }
  | { readonly do: 'look' }
  | { readonly do: 'wait'; readonly seconds: number }

const method = fc.constantFrom('password', 'code', 'nonsense')
const action: fc.Arbitrary<Action> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('password'), right: fc.boolean(), method: fc.option(method) }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('choose'),
      method,
      credentialId: fc.option(fc.constantFrom('phone-1', 'tablet-1', 'other')),
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('answer'), right: fc.boolean() }) },
  { weight: 1, arbitrary: fc.constant({ do: 'look' }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('wait'), seconds: fc.integer({ min: 1, max: 500 }) }) },
)

/** What must be true, kept apart from how it is done. */
class Model {
  knowsPassword = false
  answered = false
  over = false
  readonly level: Level

  constructor(level: Level) {
    this.level = level
  }

  /** The password alone was enough, and was what the person wanted, or had. */
  basic(wanted: string | null, devices: number): boolean {
    return this.level === 'BASIC' && (wanted !== 'code' || devices === 0)
  }
}

it('opens a session exactly when what is asked was proved in this browser, whatever is done in whatever order', {
  timeout: 60_000,
}, async () => {
  const levels = fc.constantFrom<Level[]>('BASIC', 'MEDIUM')
  const devices = fc.constantFrom([], [phone], [phone, tablet])
  await fc.assert(
    fc.asyncProperty(
      levels,
      devices,
      fc.array(action, { minLength: 1, maxLength: 14 }),
      fc.boolean(),
      async (...[level, credentials, actions, stolen]) => {
        const { world, jane } = await withJane({
          methods: [password(), codeMethod(credentials)],
          describeDestination: () => asks({ level }),
        })
        const flow = await begin(world, jane.email)
        // Somebody else has the id of the sign-in, and nothing else.
        const mine = stolen ? { ...flow, visitor: visitor('thief') } : flow
        const startedAt = world.now
        const model = new Model(level)

        for (const one of actions) {
          const gone = stolen || model.over || world.now - startedAt >= 900
          let opened = false
          if (one.do === 'wait') world.now += one.seconds
          if (one.do === 'look') {
            const step = await stepOf(world, mine)
            if (gone && !model.over) expect(step).toBe('not-found')
            else if (step !== 'not-found') expect(step.kind === 'done').toBe(model.over)
          }
          if (one.do === 'password') {
            const answer = await submitPassword(world.context, {
              ...mine,
              password: one.right ? goodPassword : 'wrong',
              method: one.method,
            })
            if (gone) expect(answer).toEqual({ ok: false, reason: 'not-found' })
            else if (answer.ok) expect(one.right).toBe(true)
            opened = answer.ok && answer.opened !== null
            if (!gone && answer.ok) {
              model.knowsPassword = true
              expect(opened).toBe(model.basic(one.method, credentials.length) || model.answered)
            }
          }
          if (one.do === 'choose') {
            const answer = await chooseMethod(world.context, {
              ...mine,
              method: one.method,
              credentialId: one.credentialId,
            })
            if (gone) expect(answer).toEqual({ ok: false, reason: 'not-found' })
            else if (answer.ok) expect(model.knowsPassword && one.method !== 'nonsense').toBe(true)
            opened = answer.ok && answer.opened !== null
            if (opened) expect(model.knowsPassword && model.basic(one.method, credentials.length)).toBe(true)
          }
          if (one.do === 'answer') {
            const answer = await submitAnswer(world.context, { ...mine, answer: { code: one.right ? '1234' : '0000' } })
            if (gone || !model.knowsPassword) expect(answer).toEqual({ ok: false, reason: 'not-found' })
            opened = answer.ok && answer.opened !== null
            if (opened) {
              expect(one.right && model.knowsPassword).toBe(true)
              model.answered = true
            }
          }
          if (opened) model.over = true
          const sessions = await world.context.store.sessions.list({ accountId: jane.id, now: startedAt })
          expect(sessions.map((session) => session.level)).toEqual(
            model.over ? [model.answered ? 'MEDIUM' : 'BASIC'] : [],
          )
        }
      },
    ),
    { numRuns: 80 },
  )
})
