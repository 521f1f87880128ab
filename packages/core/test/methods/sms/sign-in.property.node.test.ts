import fc from 'fast-check'
import { parsePhoneNumberFromString as parse } from 'libphonenumber-js/mobile'
import { expect, it } from 'vitest'
import type { Account } from '../../../src/ports/index.ts'
import { confirmPhone, startPhone } from '../../../src/methods/sms/use-cases.ts'
import { chooseMethod, type SignInRef, submitAnswer } from '../../../src/sign-in/index.ts'
import { submitPassword } from '../../../src/methods/password/use-cases.ts'
import { password } from '../../../src/methods/password/method.ts'
import { sms } from '../../../src/methods/sms/method.ts'
import { asks, begin, withJane } from '../../support/flow.ts'
import { freshly } from '../../support/fresh.ts'
import { goodPassword, visitor, type World } from '../../support/world.ts'

/** What somebody may do with codes, in any order. */
type Move =
  | { readonly do: 'send' | 'newest' | 'older' | 'wrong'; readonly flow: 0 | 1 }
  | { readonly do: 'wait'; readonly seconds: number }

const move: fc.Arbitrary<Move> = fc.oneof(
  fc.record({
    do: fc.constantFrom('send', 'newest', 'older', 'wrong', 'wrong', 'wrong'),
    flow: fc.constantFrom(0, 1),
  }),
  fc.record({ do: fc.constant('wait' as const), seconds: fc.constantFrom(1, 300, 599, 600, 901) }),
)

/** What must be true of a code that opens a session. */
interface Sent {
  readonly digits: string
  readonly at: number
  tries: number
}

async function addNumber(world: World, account: Account): Promise<void> {
  const fresh = await freshly(world.context, account)
  const started = await startPhone(world.context, { fresh, number: '+32 470 12 34 12', parse, visitor: visitor() })
  if (!started.ok) throw new Error(started.reason)
  const [text] = await world.mails()
  const confirmed = await confirmPhone(world.context, { fresh, id: started.id, code: String(text?.params['code']) })
  if (!confirmed.ok) throw new Error(confirmed.reason)
  await world.mails()
}

/** The promise: ten wrong codes in a quarter of an hour, five tries on a code, which lives ten minutes. */
const promised = { triesOfAccount: 10, lockSeconds: 900, tries: 5, lifeSeconds: 600 }

it('only the newest code of a sign-in opens it, within its time and tries, and an account has so many tries in all', async () => {
  const seen = { opened: 0, wrong: 0 }
  await fc.assert(
    fc.asyncProperty(fc.array(move, { minLength: 4, maxLength: 30 }), async (moves) => {
      const { jane, world } = await withJane({
        methods: [password(), sms()],
        describeDestination: (path) => (path === '/cas/x' ? asks() : null),
        // The sign-in itself outlives every wait.
        settings: { signInSeconds: 1_000_000 },
      })
      await addNumber(world, jane)
      const flows: SignInRef[] = []
      const sent: Sent[][] = [[], []]
      for (const name of ['one', 'two']) {
        const flow = await begin(world, jane.email, { browser: visitor(name) })
        await submitPassword(world.context, { ...flow, password: goodPassword, method: 'sms' })
        await noteText(flows.push(flow) - 1)
      }
      let judged: number[] = []

      async function noteText(index: number): Promise<void> {
        const text = (await world.mails()).find(({ template }) => template === 'text-sign-in')
        if (text) sent[index]?.push({ digits: String(text.params['code']), at: world.now, tries: 0 })
      }

      for (const step of moves) {
        if (step.do === 'wait') {
          world.now += step.seconds
          continue
        }
        const [flow, codes] = [flows[step.flow], sent[step.flow]]
        if (!flow || !codes) throw new Error('no flow')
        if (step.do === 'send') {
          await chooseMethod(world.context, { ...flow, method: 'sms', credentialId: null })
          await noteText(step.flow)
          continue
        }
        const newest = codes.at(-1)
        const older = codes.at(-2)?.digits ?? '-'
        const wrong = newest?.digits === '000000' ? '111111' : '000000'
        const typed = { newest: newest?.digits ?? '-', older, wrong }[step.do]
        const result = await submitAnswer(world.context, { ...flow, answer: { code: typed } })
        const spent = !result.ok && result.reason === 'refused' && result.code === 'wrong-code'
        if (newest && (spent || result.ok)) newest.tries += 1
        if (spent) {
          judged.push(world.now)
          seen.wrong += 1
        }
        // Never more judged within a quarter of an hour than the account has.
        const lately = judged.filter((at) => world.now - at < promised.lockSeconds)
        expect(lately.length).toBeLessThanOrEqual(promised.triesOfAccount)
        if (result.ok) {
          expect(typed).toBe(newest?.digits)
          expect(world.now - (newest?.at ?? 0)).toBeLessThan(promised.lifeSeconds)
          expect(newest?.tries).toBeLessThanOrEqual(promised.tries)
          expect(result.opened?.session.level).toBe('MEDIUM')
          seen.opened += 1
          // A right code clears the account's count.
          judged = []
          return
        }
      }
    }),
    { numRuns: 80 },
  )
  // Both were really there to be judged.
  expect(seen.opened).toBeGreaterThan(5)
  expect(seen.wrong).toBeGreaterThan(20)
}, 60_000)
