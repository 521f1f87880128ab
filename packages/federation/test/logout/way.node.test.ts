import { expect, test } from 'vitest'
import { frontChannelFrames } from '../../src/logout/front-channel.ts'
import { toldAgainAt } from '../../src/logout/retry.ts'
import { serviceTurns } from '../../src/logout/service-turns.ts'
import { wayOf } from '../../src/logout/way.ts'
import { parseServices } from '../../src/services/index.ts'
import { settings } from '../support/provider.ts'

const origin = 'https://shop.example'
const [back, front] = [`${origin}/back-channel`, `${origin}/front?a=b`]

function registered(changes: object) {
  const oidc = { name: 'Shop', type: 'oidc', clientId: 'shop', redirectUris: [`${origin}/back`] }
  const cas = { name: 'Wiki', type: 'cas', urls: ['https://wiki.example/app'] }
  const parsed = parseServices(['singleLogout' in changes ? { ...cas, ...changes } : { ...oidc, ...changes }])
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues))
  return parsed.services
}

const backNeedsIt = { backchannelLogoutSessionRequired: true }
const frontNeedsIt = { frontchannelLogoutSessionRequired: true }
test.each<[object, string | null, string, string | undefined]>([
  [{}, 'sid', 'none', undefined],
  [{ backchannelLogoutUri: back }, 'sid', 'back-channel', back],
  [{ backchannelLogoutUri: back }, null, 'back-channel', back],
  [{ backchannelLogoutUri: back, frontchannelLogoutUri: front }, 'sid', 'back-channel', back],
  [{ backchannelLogoutUri: back, ...backNeedsIt }, 'sid', 'back-channel', back],
  [{ backchannelLogoutUri: back, ...backNeedsIt }, null, 'none', undefined],
  [{ backchannelLogoutUri: back, ...backNeedsIt, frontchannelLogoutUri: front }, null, 'front-channel', front],
  [{ frontchannelLogoutUri: front }, null, 'front-channel', front],
  [{ frontchannelLogoutUri: front, ...frontNeedsIt }, 'sid', 'front-channel', front],
  [{ frontchannelLogoutUri: front, ...frontNeedsIt }, null, 'none', undefined],
])('a client of %j, which knows the session as %s, is told by %s', (changes, sid, kind, url) => {
  const services = registered(changes)
  const way = wayOf(services, { clientId: 'shop', service: null, sid })
  expect(way).toMatchObject({ kind, service: { name: 'Shop' } })
  expect('url' in way ? way.url : undefined).toBe(url)
  const frames = frontChannelFrames({ settings, services }, [notice({ sid })])
  const named = sid === null ? '' : '&iss=https%3A%2F%2Fid.example%2Fcas%2Foauth2&sid=sid'
  expect(frames).toEqual(kind === 'front-channel' ? [{ id: 'notice', url: `${front}${named}` }] : [])
})

const notice = ({ sid }: { readonly sid: string | null }) => ({
  id: 'notice',
  accountId: '0account',
  browserName: 'Firefox (Linux)',
  clientId: 'shop',
  endedAt: 0,
  protocol: 'oidc' as const,
  reason: null,
  sealedTicket: null,
  sealedUid: null,
  service: null,
  sessionIdHash: 'session',
  sid,
  status: 'waiting' as const,
  uid: 'n00abcde',
})

test.each<[object, string | null, string | undefined]>([
  [{ singleLogout: true }, 'https://wiki.example/app/1', 'https://wiki.example/app/1'],
  [{ singleLogout: true }, null, undefined],
  [{ singleLogout: true, singleLogoutUri: `${origin}/slo` }, 'https://wiki.example/app/1', `${origin}/slo`],
  [{ singleLogout: true, singleLogoutUri: `${origin}/slo` }, null, `${origin}/slo`],
  [{ singleLogout: false, singleLogoutUri: `${origin}/slo` }, 'https://wiki.example/app/1', undefined],
])('a service of CAS with %j that was visited at %s is told at %s', (changes, service, url) => {
  const clientId = 'cas https://wiki.example/app'
  const way = wayOf(registered(changes), { clientId, service, sid: 'ticket' })
  expect(way.kind).toBe(url === undefined ? 'none' : 'cas')
  expect('url' in way ? way.url : undefined).toBe(url)
})

test('whoever isn’t registered any more isn’t told', () => {
  const gone = { clientId: 'gone', service: origin, sid: 'sid' }
  expect(wayOf(registered({ backchannelLogoutUri: back }), gone)).toEqual({ kind: 'none', service: null })
})

test('pauses double from five seconds to ten minutes, and end a day after the session did', () => {
  const after = (attempts: number, now = 1000, endedAt = 0) => {
    const claimed = { ...notice({ sid: null }), attempts, endedAt }
    const at = toldAgainAt(claimed, now)
    return at === null ? null : at - now
  }
  expect([0, 1, 2, 6, 7, 20, 2000].map((attempts) => after(attempts))).toEqual([5, 10, 20, 320, 600, 600, 600])
  expect([after(0, 86_394), after(0, 86_395), after(0, 86_395, 1)]).toEqual([5, null, 5])
})

test('eight requests to one service are under way at most, and none while it rests, for half a minute at most', () => {
  const turns = serviceTurns()()
  for (let count = 0; count < 8; count++) expect(turns.begin('slow', 100)).toBeNull()
  expect(turns.begin('slow', 100)).toBe(101)
  expect(turns.begin('quick', 100)).toBeNull()
  turns.end('slow', { restsUntil: null, now: 100 })
  expect([turns.begin('slow', 100), turns.begin('slow', 100)]).toEqual([null, 101])
  turns.end('slow', { restsUntil: 120, now: 100 })
  expect([turns.begin('slow', 119), turns.begin('slow', 120)]).toEqual([120, null])
  turns.end('slow', { restsUntil: 900, now: 120 })
  expect([turns.begin('slow', 149), turns.begin('slow', 150)]).toEqual([150, null])
  turns.end('slow', { restsUntil: 900, now: 150 })
  turns.end('slow', { restsUntil: null, now: 151 })
  expect(turns.begin('slow', 152)).toBeNull()
  // What ends was begun: nobody gets more hands by it.
  for (let count = 0; count < 20; count++) turns.end('quick', { restsUntil: null, now: 100 })
  for (let count = 0; count < 8; count++) expect(turns.begin('quick', 100)).toBeNull()
  expect(turns.begin('quick', 100)).toBe(101)
})

test('who rests is known to every run, what is under way to its own', () => {
  const run = serviceTurns()
  const [ended, next] = [run(), run()]
  for (let count = 0; count < 8; count++) ended.begin('slow', 100)
  expect(next.begin('slow', 100)).toBeNull()
  next.end('slow', { restsUntil: 120, now: 100 })
  // Nobody was asked: it rests on.
  next.end('slow', { restsUntil: undefined, now: 100 })
  expect([ended, next, run()].map((each) => each.begin('slow', 119))).toEqual([120, 120, 120])
})
