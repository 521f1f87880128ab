import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Cast, makeCast, methods, type Who } from './support/sign-in-model/cast.ts'
import { examine } from './support/sign-in-model/examine.ts'
import type { By, Move } from './support/sign-in-model/move.ts'
import { perform } from './support/sign-in-model/moves.ts'
import { openScene, type Scene, type To } from './support/sign-in-model/scene.ts'

/** `SIGN_IN_MODEL_RUNS`: how many runs; without it, as many as fit in a quarter of a minute. `SIGN_IN_MODEL_SEED`: to see one again. */
const runs = process.env['SIGN_IN_MODEL_RUNS']
const seed = process.env['SIGN_IN_MODEL_SEED']

const at = fc.constantFrom<(0 | 1 | 2)[]>(0, 1, 2)
const by = fc.oneof(
  { weight: 6, arbitrary: fc.constant<By>('owner') },
  { weight: 1, arbitrary: fc.constantFrom<By[]>(0, 1, 2) },
)
const flow = fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, { weight: 2, arbitrary: fc.nat({ max: 4 }) })
const who = fc.constantFrom<Who[]>('ann', 'ben', 'ben', 'cat', 'dan', 'nobody')
const to = fc.constantFrom<To[]>('nowhere', 'shop', 'shop', 'bank', 'desk', 'factors', 'firstFactor')
const names = methods.map(({ name }) => name)
const method = fc.oneof(
  { weight: 9, arbitrary: fc.constantFrom(...names) },
  { weight: 1, arbitrary: fc.constant('none') },
)

/** Mostly what a person would do, now and then anything else. */
const mostly = <Usual, Other>(usual: Usual, ...others: Other[]) =>
  fc.oneof({ weight: 2, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: fc.constantFrom(...others) })

const move: fc.Arbitrary<Move> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ do: fc.constant('start' as const), by: at, who, to }) },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('password' as const),
      by,
      flow,
      typed: mostly('right' as const, 'wrong' as const, 'former' as const, 'other' as const),
      method,
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('choose' as const), by, flow, method }) },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('code' as const),
      by,
      flow,
      typed: mostly('right' as const, 'wrong' as const, 'again' as const, 'other' as const, 'elsewhere' as const),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('passkey' as const),
      by,
      flow,
      given: mostly('right' as const, 'other' as const, 'elsewhere' as const, 'again' as const),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('alone' as const),
      by: at,
      who,
      to,
      given: mostly('right' as const, 'unverified' as const, 'theirs' as const, 'again' as const, 'unnamed' as const),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('phone' as const),
      answer: mostly('approve' as const, 'refuse' as const, 'not-me' as const),
      typed: mostly('shown' as const, 'wrong' as const),
      pin: mostly(true, false),
      which: fc.nat({ max: 2 }),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constantFrom('look' as const, 'continue' as const, 'setUp' as const), by, flow }),
  },
  {
    weight: 3,
    arbitrary: fc.oneof(
      fc.record({ do: fc.constant('raise' as const), by: at, to, method }),
      fc.record({ do: fc.constant('visit' as const), by: at, to }),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constantFrom('logout' as const, 'newPassword' as const), by: at }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('steal' as const),
      by: at,
      from: at,
      what: fc.constantFrom('browser' as const, 'session' as const, 'both' as const),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('forget' as const), by: at }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('wait' as const), seconds: fc.constantFrom(1, 31, 121, 601, 901, 3601) }),
  },
)

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

/** What somebody has, as methods. */
const theirs: Readonly<Record<Who, readonly string[]>> = {
  ann: ['password'],
  ben: ['mobile-app-pin', 'mobile-app-qr', 'passkey', 'recovery-code'],
  cat: ['passkey', 'token-app'],
  dan: ['token', 'token-cram'],
  nobody: ['password'],
}

/** How most people come: who they are, their password, and what they have. */
function signsIn({ by, who, to, method }: { by: 0 | 1 | 2; who: Who; to: To; method: string }): readonly Move[] {
  const flow = { by: 'owner', flow: 0 } as const
  const second: Readonly<Record<string, Move>> = {
    password: { do: 'look', ...flow },
    passkey: { do: 'passkey', given: 'right', ...flow },
    'mobile-app-pin': { do: 'phone', answer: 'approve', typed: 'shown', pin: true, which: 0 },
  }
  return [
    { do: 'start', by, who, to },
    { do: 'password', typed: 'right', method, ...flow },
    second[method] ?? { do: 'code', typed: 'right', ...flow },
    { do: 'look', ...flow },
  ]
}

const comes = who.chain((who) =>
  fc
    .tuple(
      fc.record({ by: at, who: fc.constant(who), to, method: fc.constantFrom(...theirs[who]) }),
      fc.integer({ min: 2, max: 4 }),
    )
    .map(([how, steps]) => signsIn(how).slice(0, steps)),
)

const withSecond = fc.constantFrom<Who[]>('ben', 'cat', 'dan')

/** What was typed once is typed once more, in another sign-in. */
const comesTwice = withSecond.chain((who) =>
  fc
    .tuple(fc.record({ by: at, who: fc.constant(who), to, method: fc.constantFrom(...theirs[who]) }), at)
    .map(([how, by]): readonly Move[] => [
      ...signsIn(how),
      ...signsIn({ ...how, by }).slice(0, 2),
      how.method === 'passkey'
        ? { do: 'passkey', by: 'owner', flow: 0, given: 'again' }
        : { do: 'code', by: 'owner', flow: 0, typed: 'again' },
    ]),
)

/** Signed in by the password, raised; something happens; then the second factor. */
const raises = withSecond.chain((who) =>
  fc
    .tuple(fc.record({ by: at, who: fc.constant(who), to, method: fc.constantFrom(...theirs[who]) }), move)
    .map(([how, meanwhile]): readonly Move[] => [
      ...signsIn({ ...how, to: 'nowhere', method: 'password' }),
      { do: 'raise', by: how.by, to: how.to, method: how.method },
      meanwhile,
      ...signsIn(how).slice(2),
    ]),
)

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
      { weight: 3, arbitrary: fc.oneof(comes, comes, comesTwice, raises).map(inTurn) },
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
    ['dan', 'token', 'bank', 'HIGH password+token'],
    ['dan', 'token-cram', 'bank', 'HIGH password+token-cram'],
  ] as const)('opens what %s earns with %s for %s', async (...[who, method, to, kind]) => {
    const { scene, close } = await openScene(cast, 0)
    try {
      for (const one of signsIn({ by: 0, who, to, method })) await play(scene, [one])
      expect([...scene.seen]).toEqual([kind])
      expect(scene.truth.flows[0]?.sure).toBe(true)
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
          ? { numRuns: 400, interruptAfterTimeLimit: 15_000, markInterruptAsFailure: false }
          : { numRuns: Number(runs) }),
        ...(seed === undefined ? {} : { seed: Number(seed) }),
      },
    )
    if (runs !== undefined) console.log(`${played} runs`, Object.fromEntries([...kinds].toSorted()))
    expect(played).toBeGreaterThan(0)
  })
})
