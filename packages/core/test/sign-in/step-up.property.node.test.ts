import fc from 'fast-check'
import { expect, it } from 'vitest'
import { checkSession, endSession } from '../../src/sessions/index.ts'
import { setUpFirst, stepUp, submitAnswer } from '../../src/sign-in/index.ts'
import { submitPassword } from '../../src/methods/password/use-cases.ts'
import type { OpenedSession } from '../../src/sign-in/step.ts'
import type { MethodCredential } from '../../src/context/index.ts'
import { password } from '../../src/methods/password/method.ts'
import { asks, begin, phone, withJane } from '../support/flow.ts'
import { codeMethod, goodPassword, visitor } from '../support/world.ts'

/**
 * Something done in one browser, to one of its sign-ins (`flow`, counted from the newest) or to its session.
 */
type Action =
  | { readonly do: 'start' | 'raise' | 'sign-out' | 'add-phone' | 'lose-phone' }
  | { readonly do: 'password' | 'answer'; readonly right: boolean; readonly flow: number }
  | { readonly do: 'set-up'; readonly flow: number }
  | { readonly do: 'wait'; readonly seconds: number }

const flow = fc.nat({ max: 2 })
const action: fc.Arbitrary<Action> = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom<Action[]>({ do: 'start' }, { do: 'raise' }) },
  { weight: 1, arbitrary: fc.constantFrom<Action[]>({ do: 'sign-out' }, { do: 'add-phone' }, { do: 'lose-phone' }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('password'), right: fc.boolean(), flow }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('answer'), right: fc.boolean(), flow }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('set-up'), flow }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('wait'), seconds: fc.integer({ min: 1, max: 1200 }) }) },
)

/** What was really done in a sign-in, kept apart from what is stored. */
interface Known {
  readonly signInId: string
  password: boolean
  answered: boolean
  /** Raises a session: over when that one ends. */
  readonly raises: boolean
}

it('gives no session a strength that wasn’t proved in it, however sign-ins are started, raised and sent elsewhere', {
  timeout: 90_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(action, { minLength: 3, maxLength: 25 }), fc.boolean(), async (actions, hasPhone) => {
      const credentials: MethodCredential[] = hasPhone ? [phone] : []
      const { world, jane } = await withJane({
        methods: [codeMethod(credentials), password()],
        describeDestination: (path) => (path === '/cas/service' ? asks() : null),
      })
      const flows: Known[] = []
      let token: string | null = null
      // Whether anybody has shown the right password since the browser was last signed out.
      let passwordShown = false
      const here = () => visitor('laptop', { sessionToken: token })
      const opened = (known: Known, result: { readonly opened?: OpenedSession | null }) => {
        if (!result.opened) return
        expect(known.password).toBe(true)
        expect(result.opened.session.level).toBe(known.answered ? 'MEDIUM' : 'BASIC')
        expect(result.opened.continueTo).toBe(known.answered ? '/cas/service' : '/cas/mobile')
        token = result.opened.sessionToken
      }

      for (const one of actions) {
        if (one.do === 'wait') world.now += one.seconds
        if (one.do === 'add-phone') credentials.splice(0, 1, phone)
        if (one.do === 'lose-phone') credentials.length = 0
        if (one.do === 'start') {
          const { signInId } = await begin(world, jane.email, { continueTo: '/cas/service', browser: here() })
          flows.unshift({ signInId, password: false, answered: false, raises: false })
        }
        if (one.do === 'raise') {
          const current = await checkSession(world.context, { token })
          const raised =
            current &&
            (await stepUp(world.context, {
              current,
              continueTo: '/cas/service',
              method: 'code',
              credentialId: null,
              visitor: here(),
            }))
          if (raised?.ok) {
            expect(raised.opened).toBeNull()
            flows.unshift({ signInId: raised.signInId, password: true, answered: false, raises: true })
          }
        }
        if (one.do === 'sign-out') {
          await endSession(world.context, { token })
          for (const known of flows) if (known.raises) known.password = false
          passwordShown = flows.some((known) => known.password)
          token = null
        }
        const known = 'flow' in one ? flows[one.flow] : undefined
        if (known && 'flow' in one) {
          const ref = { signInId: known.signInId, visitor: here() }
          if (one.do === 'password') {
            const typed = one.right ? goodPassword : 'wrong'
            const result = await submitPassword(world.context, { ...ref, password: typed, method: 'code' })
            if (result.ok) {
              expect(one.right).toBe(true)
              known.password = true
              passwordShown = true
              opened(known, result)
            }
          }
          if (one.do === 'answer') {
            const result = await submitAnswer(world.context, { ...ref, answer: { code: one.right ? '1234' : '0' } })
            if (result.ok) {
              expect(one.right && known.password).toBe(true)
              known.answered = true
              opened(known, result)
            }
          }
          if (one.do === 'set-up') {
            const result = await setUpFirst(world.context, { ...ref, to: () => '/cas/mobile' })
            if (result.ok) opened(known, result)
          }
        }
        const sessions = await world.context.store.sessions.list({ accountId: jane.id, now: world.now })
        expect(sessions.length).toBeLessThanOrEqual(1)
        if (sessions.length > 0) expect(passwordShown).toBe(true)
        for (const { level, proofs } of sessions) {
          expect(level === 'MEDIUM').toBe(proofs.some(({ method }) => method === 'code'))
          if (level === 'MEDIUM') expect(flows.some((one) => one.answered && one.password)).toBe(true)
        }
      }
    }),
    { numRuns: 150 },
  )
})
