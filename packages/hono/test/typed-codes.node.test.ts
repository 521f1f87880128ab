import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Cast, makeCast, type Opened } from './support/sign-in-model/cast.ts'
import { type Lab, typed } from './support/typed-codes.ts'

let cast: Cast
beforeAll(async () => {
  cast = await makeCast()
}, 60_000)
afterAll(() => cast.close())

async function inLab(work: (lab: Lab, opened: Opened) => Promise<void>): Promise<void> {
  const opened = await cast.open()
  try {
    await work({ cast, world: opened.world, clock: opened.clock }, opened)
  } finally {
    opened.close()
  }
}

describe.each(typed)(
  'guessing the $name',
  ({ judges, limit, lockSeconds, ofOnePage, ofOneSession, open, reusable, untold }) => {
    it(
      'is over after a few of three hundred at once; the count outlives page, cookie, sign-in and restart',
      {
        timeout: 120_000,
      },
      () =>
        inLab(async (lab, opened) => {
          const { clock, judged } = opened
          const field = await open(lab)
          judged.clear()
          const outcomes = await Promise.all(Array.from({ length: 300 }, (_, n) => field.wrong(n)))
          expect(outcomes).not.toContain('accepted')
          expect(judged.get(judges)).toBeGreaterThan(0)
          expect(judged.get(judges)).toBeLessThanOrEqual(limit)
          expect(await field.right(), 'the right one, on the same page').toBe('closed')
          if (!ofOneSession) {
            expect(await (await open(lab)).right(), 'in another browser, sign-in and network').toBe('closed')
            const restarted = { ...lab, world: await opened.restart() }
            expect(await (await open(restarted)).right(), 'after a restart').toBe('closed')
            clock.now += lockSeconds ?? 0
            expect(await (await open(restarted)).right()).toBe(lockSeconds === null ? 'closed' : 'accepted')
            return
          }
          clock.now += lockSeconds ?? 0
          expect(await field.right(), 'when the time is over').toBe(lockSeconds === null ? 'closed' : 'accepted')
        }),
    )

    it('stands in the activity where it is wrong', () =>
      inLab(async (lab) => {
        const field = await open(lab)
        const refusals = async () => {
          const people = Object.values(lab.cast.people)
          const accounts = await Promise.all(people.map(({ email }) => lab.world.store.accounts.find({ email })))
          const lines = await Promise.all(
            accounts.map((account) =>
              lab.world.store.activity.list(account?.id ?? '', {
                kinds: ['password-refused', 'answer-refused'],
                limit: 99,
              }),
            ),
          )
          return lines.flat().length
        }
        const before = await refusals()
        expect(await field.wrong(0)).toBe('wrong')
        expect((await refusals()) - before).toBe(untold === undefined ? 1 : 0)
      }))

    it.skipIf(reusable)('takes the right one in one sign-in only, when it comes to many at once', () =>
      inLab(async (lab) => {
        const fields = await Promise.all(Array.from({ length: ofOnePage ? 1 : 5 }, () => open(lab)))
        const outcomes = await Promise.all(
          fields.map(({ right }) => Promise.all(Array.from({ length: 10 }, () => right()))),
        )
        expect(outcomes.filter((ofOne) => ofOne.includes('accepted'))).toHaveLength(1)
        // In another sign-in it is worth nothing, unless that shows something else to answer.
        if (!ofOnePage) expect(await (await open(lab)).right()).toBe('wrong')
      }),
    )
  },
)
