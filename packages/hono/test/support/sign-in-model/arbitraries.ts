import fc from 'fast-check'
import { methodNames, type Who } from './cast.ts'
import type { By, Move } from './move.ts'
import type { To } from './scene.ts'

const at = fc.constantFrom<(0 | 1 | 2)[]>(0, 1, 2)
const by = fc.oneof(
  { weight: 6, arbitrary: fc.constant<By>('owner') },
  { weight: 1, arbitrary: fc.constantFrom<By[]>(0, 1, 2) },
)
const flow = fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, { weight: 2, arbitrary: fc.nat({ max: 4 }) })
const who = fc.constantFrom<Who[]>('ann', 'ben', 'ben', 'cat', 'dan', 'eve', 'fay', 'nobody')
const to = fc.constantFrom<To[]>('nowhere', 'shop', 'shop', 'bank', 'desk', 'factors', 'firstFactor')
const method = fc.oneof(
  { weight: 9, arbitrary: fc.constantFrom(...methodNames) },
  { weight: 1, arbitrary: fc.constant('none') },
)

/** Mostly what a person would do, now and then anything else. */
const mostly = <Usual, Other>(usual: Usual, ...others: Other[]) =>
  fc.oneof({ weight: 2, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: fc.constantFrom(...others) })

/** Anything that anybody may do. */
export const move: fc.Arbitrary<Move> = fc.oneof(
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
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('eid' as const),
      by: at,
      flow: fc.option(flow),
      to,
      person: mostly('fay' as const, 'stranger' as const),
      assurance: fc.constantFrom('low' as const, 'substantial' as const, 'high' as const),
      back: mostly('right' as const, 'other' as const, 'again' as const),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('forget' as const), by: at }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('wait' as const), seconds: fc.constantFrom(1, 31, 121, 601, 901, 3601) }),
  },
)

/** What somebody has, as methods. */
const theirs: Readonly<Record<Who, readonly string[]>> = {
  ann: ['password'],
  ben: ['mobile-app-pin', 'mobile-app-qr', 'passkey', 'recovery-code'],
  cat: ['passkey', 'token-app'],
  dan: ['token', 'token-cram'],
  eve: ['sms'],
  fay: ['password', 'eid'],
  nobody: ['password'],
}

/** How most people come: who they are, their password, and what they have. */
export function signsIn({ by, who, to, method }: { by: 0 | 1 | 2; who: Who; to: To; method: string }): readonly Move[] {
  const flow = { by: 'owner', flow: 0 } as const
  const second: Readonly<Record<string, Move>> = {
    password: { do: 'look', ...flow },
    passkey: { do: 'passkey', given: 'right', ...flow },
    eid: { do: 'eid', by, flow: 0, to, person: 'fay', assurance: 'substantial', back: 'right' },
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

const withSecond = fc.constantFrom<Who[]>('ben', 'cat', 'dan', 'eve')

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

/** Two browsers of one person; in one of them the password changes. */
const changes = fc
  .record({ who: fc.constantFrom<Who[]>('ann', 'ben', 'cat', 'dan'), by: at, other: at })
  .map(({ who, by, other }): readonly Move[] => [
    ...signsIn({ by, who, to: 'nowhere', method: 'password' }),
    ...signsIn({ by: other, who, to: 'nowhere', method: 'password' }),
    { do: 'newPassword', by },
    { do: 'visit', by: other, to: 'nowhere' },
  ])

/** Some moves that belong together. */
export const story: fc.Arbitrary<readonly Move[]> = fc.oneof(
  { weight: 4, arbitrary: comes },
  { weight: 2, arbitrary: comesTwice },
  { weight: 2, arbitrary: raises },
  { weight: 1, arbitrary: changes },
)
