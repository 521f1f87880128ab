import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { move, signsIn, story } from './support/sign-in-model/arbitraries.ts'
import { type Cast, makeCast } from './support/sign-in-model/cast.ts'
import { examine } from './support/sign-in-model/examine.ts'
import type { Move } from './support/sign-in-model/move.ts'
import { perform } from './support/sign-in-model/moves.ts'
import { openScene, type Scene } from './support/sign-in-model/scene.ts'

/**
 * `SIGN_IN_MODEL_RUNS`: how many runs, each time others; without it the same ones, as many as fit in a
 * quarter of a minute. `SIGN_IN_MODEL_SEED`: those of a failure, which prints it.
 */
const runs = process.env['SIGN_IN_MODEL_RUNS']
const seed = process.env['SIGN_IN_MODEL_SEED']

/** One after the other, everything looked at after each; or all at once, everything looked at afterwards. */
async function play(scene: Scene, moves: readonly Move[]): Promise<void> {
  const { sessions, passwordNumber } = scene.truth
  const ended = new Set([...sessions].filter(([, opened]) => opened.ended).map(([hash]) => hash))
  const before = { passwordNumber: { ...passwordNumber }, ended }
  scene.together = moves.length > 1
  await Promise.all(moves.map((one) => perform(scene, one)))
  await examine(scene, before)
  scene.together = false
}

const command = (moves: readonly Move[]): fc.AsyncCommand<object, Scene> => ({
  check: () => true,
  run: (_model, scene) => play(scene, moves),
  toString: () => (moves.length === 1 ? JSON.stringify(moves[0]) : `at once: ${JSON.stringify(moves)}`),
})

const inTurn = (moves: readonly Move[]): fc.AsyncCommand<object, Scene> => ({
  check: () => true,
  run: async (_model, scene) => {
    for (const one of moves) await play(scene, [one])
  },
  toString: () => moves.map((one) => JSON.stringify(one)).join(', '),
})

const commands = fc.commands(
  [
    fc.oneof(
      { weight: 8, arbitrary: move.map((one) => command([one])) },
      { weight: 3, arbitrary: story.map(inTurn) },
      { weight: 1, arbitrary: fc.array(move, { minLength: 2, maxLength: 5 }).map(command) },
      {
        weight: 1,
        arbitrary: fc.tuple(move, fc.integer({ min: 2, max: 6 })).map(([one, n]) => command(Array(n).fill(one))),
      },
    ),
  ],
  { maxCommands: 30, size: '+1' },
)

describe('signing in, whatever is done in whatever order', () => {
  let cast: Cast
  beforeAll(async () => {
    cast = await makeCast()
  }, 60_000)
  afterAll(() => cast.close())

  it.each([
    ['ann', 'password', 'nowhere', 'BASIC password'],
    ['ben', 'mobile-app-pin', 'desk', 'MEDIUM mobile-app-pin+password'],
    ['ben', 'mobile-app-qr', 'shop', 'MEDIUM mobile-app-qr+password'],
    ['ben', 'passkey', 'factors', 'MEDIUM passkey+password'],
    ['ben', 'recovery-code', 'shop', 'MEDIUM password+recovery-code'],
    ['cat', 'token-app', 'shop', 'MEDIUM password+token-app'],
    ['cat', 'token-app', 'nowhere', 'MEDIUM password+token-app'],
    ['eve', 'sms', 'shop', 'MEDIUM password+sms'],
    ['fay', 'eid', 'shop', 'MEDIUM eid'],
    ['dan', 'token', 'bank', 'HIGH password+token'],
    ['dan', 'token-cram', 'bank', 'HIGH password+token-cram'],
  ] as const)('opens what %s earns with %s for %s', async (...[who, method, to, kind]) => {
    const { scene, close } = await openScene(cast, 0)
    try {
      for (const one of signsIn({ by: 0, who, to, method })) await play(scene, [one])
      expect([...scene.seen]).toEqual([kind])
    } finally {
      close()
    }
  })

  it('opens no session that wasn’t earned', { timeout: 24 * 3600_000 }, async () => {
    const kinds = new Map<string, number>()
    let played = 0
    await fc.assert(
      fc.asyncProperty(commands, fc.nat(), async (all, pace) => {
        const { scene, close } = await openScene(cast, pace)
        try {
          await fc.asyncModelRun(() => ({ model: {}, real: scene }), all)
        } finally {
          for (const kind of scene.seen) kinds.set(kind, (kinds.get(kind) ?? 0) + 1)
          played++
          close()
        }
      }),
      {
        ...(runs === undefined
          ? { seed: 1789, numRuns: 400, interruptAfterTimeLimit: 15_000, markInterruptAsFailure: false }
          : { numRuns: Number(runs) }),
        ...(seed === undefined ? {} : { seed: Number(seed) }),
      },
    )
    if (runs !== undefined) console.log(`${played} runs`, Object.fromEntries([...kinds].toSorted()))
    expect(played).toBeGreaterThan(0)
  })
})
