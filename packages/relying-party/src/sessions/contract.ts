import { afterEach, describe, expect, test } from 'vitest'
import type { Pending, RelyingPartySessions, SignedIn, Which } from './port.ts'

const pending: Pending = { keyHash: 'state-hash', value: '{"returnTo":"/"}', expiresAt: 100 }
const session: SignedIn = {
  idHash: 'id-hash',
  user: {
    id: 'n00abcde',
    email: 'élodie@example.eu',
    firstName: 'Élodie',
    lastName: null,
    language: 'fr',
    level: 'MEDIUM',
    methods: ['pwd', 'mfa'],
    authenticatedAt: 7,
    claims: { groups: ['A', 'B'], nested: { deep: true }, quote: `'"\\?$1` },
  },
  sealed: 'sealed',
  sidHash: 'sid-hash',
  subjectHash: 'subject-hash',
  expiresAt: 100,
}
const fifty = <Result>(make: (n: number) => Promise<Result>): Promise<Result[]> =>
  Promise.all(Array.from({ length: 50 }, (_, n) => make(n)))

/**
 * The tests that every implementation of {@link RelyingPartySessions} passes, fifty at once where only one
 * may win. Run it with vitest on your own.
 *
 * @param make - empty sessions, for one test
 * @param options - `clean`: what to do after each test
 */
export function sessionsContract(
  name: string,
  make: () => Promise<RelyingPartySessions>,
  { clean }: { readonly clean?: () => Promise<void> } = {},
): void {
  describe(`sessions of a relying party: ${name}`, () => {
    afterEach(async () => clean?.())

    test('what is remembered is taken as it was, by one of fifty, and once', async () => {
      const sessions = await make()
      await sessions.remember(pending)
      const taken = await fifty(() => sessions.take('state-hash', { now: 99 }))
      expect(taken.filter((one) => one !== null)).toEqual([pending])
      expect(await sessions.take('state-hash', { now: 99 })).toBeNull()
    })

    test('what is recalled stays, as long as it lives', async () => {
      const sessions = await make()
      await sessions.remember(pending)
      const seen = await fifty(() => sessions.recall('state-hash', { now: 99 }))
      expect(seen).toEqual(Array.from({ length: 50 }, () => pending))
      expect(await sessions.recall('state-hash', { now: 100 })).toBeNull()
      expect(await sessions.recall('another', { now: 1 })).toBeNull()
      expect(await sessions.take('state-hash', { now: 99 })).toEqual(pending)
      expect(await sessions.recall('state-hash', { now: 99 })).toBeNull()
    })

    test('what was remembered too long ago isn’t given, nor later', async () => {
      const sessions = await make()
      await sessions.remember(pending)
      expect(await sessions.take('state-hash', { now: 100 })).toBeNull()
      expect(await sessions.take('state-hash', { now: 1 })).toBeNull()
    })

    test('of fifty that remember by one key the first stays', async () => {
      const sessions = await make()
      await sessions.remember(pending)
      await fifty((n) => sessions.remember({ ...pending, value: `${n}` }))
      expect(await sessions.take('state-hash', { now: 1 })).toEqual(pending)
    })

    test('a session is found as it was, until it is over', async () => {
      const sessions = await make()
      await sessions.open(session)
      await sessions.open({ ...session, idHash: 'nameless', sidHash: null })
      expect(await sessions.find('id-hash', { now: 99 })).toEqual(session)
      expect(await sessions.find('nameless', { now: 99 })).toEqual({ ...session, idHash: 'nameless', sidHash: null })
      expect(await sessions.find('id-hash', { now: 100 })).toBeNull()
      expect(await sessions.find('another', { now: 1 })).toBeNull()
    })

    test('of fifty that end a session one does, and the others’ stay', async () => {
      const sessions = await make()
      await sessions.open(session)
      await sessions.open({ ...session, idHash: 'other' })
      const ended = await fifty(() => sessions.end('id-hash'))
      expect(ended.filter((one) => one !== null)).toEqual([session])
      expect(await sessions.find('id-hash', { now: 1 })).toBeNull()
      expect(await sessions.find('other', { now: 1 })).not.toBeNull()
    })

    describe('when the provider ends', () => {
      const open = async (): Promise<RelyingPartySessions> => {
        const sessions = await make()
        for (const [idHash, sidHash, subjectHash] of [
          ['here', 'sid-1', 'ada'],
          ['there', 'sid-2', 'ada'],
          ['nameless', null, 'ada'],
          ['bob', 'sid-3', 'bob'],
        ] as const)
          await sessions.open({ ...session, idHash, sidHash, subjectHash })
        return sessions
      }
      const left = async (sessions: RelyingPartySessions): Promise<string[]> => {
        const found = await Promise.all(
          ['here', 'there', 'nameless', 'bob'].map(async (id) => (await sessions.find(id, { now: 1 }))?.idHash),
        )
        return found.filter((id) => id !== undefined)
      }
      test.each<[string, Which, number, readonly string[]]>([
        ['one session, that one ends', { sidHash: 'sid-1' }, 1, ['there', 'nameless', 'bob']],
        ['all of a person, the others’ stay', { subjectHash: 'ada' }, 3, ['bob']],
        ['what nobody knows, nothing ends', { sidHash: 'ada' }, 0, ['here', 'there', 'nameless', 'bob']],
      ])('%s', async (_what, which, count, stay) => {
        const sessions = await open()
        const counts = await fifty(() => sessions.endAll(which))
        expect(counts.reduce((sum, one) => sum + one)).toBe(count)
        expect(await left(sessions)).toEqual(stay)
      })
    })

    test('of fifty that lease a session one does, until it is renewed or the lease is over', async () => {
      const sessions = await make()
      await sessions.open(session)
      const lease = (now: number): Promise<boolean> => sessions.lease('id-hash', { now, until: now + 15 })
      expect((await fifty(() => lease(10))).filter(Boolean)).toHaveLength(1)
      expect([await lease(24), await lease(25), await lease(26)]).toEqual([false, true, false])
      expect(await sessions.renew('id-hash', { from: 'sealed', sealed: 'anew' })).toBe(true)
      expect(await lease(27)).toBe(true)
      expect(await sessions.lease('id-hash', { now: 100, until: 115 })).toBe(false)
      expect(await sessions.lease('another', { now: 1, until: 2 })).toBe(false)
    })

    test('of fifty that renew a session one does, and nobody one that has ended', async () => {
      const sessions = await make()
      await sessions.open(session)
      const renewed = await fifty((n) => sessions.renew('id-hash', { from: 'sealed', sealed: `by ${n}` }))
      expect(renewed.filter(Boolean)).toHaveLength(1)
      expect(await sessions.find('id-hash', { now: 1 })).toEqual({ ...session, sealed: `by ${renewed.indexOf(true)}` })
      await sessions.end('id-hash')
      expect(await sessions.renew('id-hash', { from: 'sealed', sealed: 'late' })).toBe(false)
      expect(await sessions.find('id-hash', { now: 1 })).toBeNull()
    })

    test('what is over is swept, and what isn’t stays', async () => {
      const sessions = await make()
      for (let n = 0; n < 130; n += 1) await sessions.remember({ ...pending, keyHash: `over ${n}`, expiresAt: 50 })
      await sessions.remember(pending)
      await sessions.open({ ...session, idHash: 'over', expiresAt: 50 })
      await sessions.open(session)
      expect(await sessions.sweep({ now: 49 })).toBe(0)
      expect(await sessions.sweep({ now: 50 })).toBe(131)
      expect(await sessions.end('over')).toBeNull()
      expect(await sessions.find('id-hash', { now: 51 })).toEqual(session)
      expect(await sessions.take('state-hash', { now: 51 })).toEqual(pending)
    })
  })
}
