import type { Result } from 'hono/router'
import { RegExpRouter } from 'hono/router/reg-exp-router'
import { SmartRouter } from 'hono/router/smart-router'
import { TrieRouter } from 'hono/router/trie-router'
import { describe, expect, it } from 'vitest'
import { plainFirst } from '../src/router.ts'

const routes = [
  ['GET', '/healthz'],
  ['ALL', '/dev/*'],
  ['GET', '/dev/mailbox'],
  ['GET', '/dev/mailbox/:id'],
  ['ALL', '/cas/login'],
  ['GET', '/cas/login'],
  ['POST', '/cas/login'],
  ['GET', '/cas/account/:id?'],
  ['GET', '/cas/account'],
  ['GET', '/cas/people/new'],
  ['GET', '/cas/people/:uid'],
  ['GET', '/cas/people/:uid/:action{[a-z-]+}'],
] as const

/** Which routes were found, and the parameters that Hono would read of them. */
function told(result: Result<string>): unknown {
  const stash = result.length === 2 ? result[1] : null
  return result[0].map(([handler, params]) => [
    handler,
    Object.fromEntries(Object.entries(params).map(([name, at]) => [name, stash ? stash[Number(at)] : at])),
  ])
}

/**
 * Ours and Hono's; `mixed`: with an address below a pattern, of which Hono’s fastest router makes nothing.
 */
function both({ mixed }: { readonly mixed: boolean }) {
  const ours = plainFirst<string>()
  const hono = new SmartRouter<string>({ routers: [new RegExpRouter(), new TrieRouter()] })
  for (const router of [ours, hono])
    for (const [at, [method, path]] of routes.entries())
      if (mixed || path !== '/cas/people/new') router.add(method, path, `${at} ${method} ${path}`)
  return { ours, hono }
}

describe('routes of one address', () => {
  it.each([
    '/healthz',
    '/healthz/',
    '/dev',
    '/dev/',
    '/dev/mailbox',
    '/dev/mailbox/1',
    '/cas/login',
    '/cas/login/',
    '/CAS/login',
    '/cas/account',
    '/cas/account/1',
    '/cas/people/new',
    '/cas/people/1',
    '/cas/people/1/merge',
    '/cas/people/1/M',
    '/',
    '/constructor',
    '/__proto__',
  ])('are those that Hono’s own router finds: %s', (path) => {
    for (const mixed of [true, false]) {
      const { hono, ours } = both({ mixed })
      for (const method of ['GET', 'POST', 'PUT', 'GET'])
        expect([method, told(ours.match(method, path))]).toEqual([method, told(hono.match(method, path))])
    }
  })

  it('are found without the index that patterns need', () => {
    const ours = plainFirst<string>()
    ours.add('GET', '/healthz', 'healthz')
    ours.match('GET', '/healthz')
    // Hono's own take no routes once their index is built.
    expect(() => ours.add('GET', '/later', 'later')).not.toThrow()
    expect(told(ours.match('GET', '/later'))).toEqual([['later', {}]])
    ours.match('GET', '/nowhere')
    expect(() => ours.add('GET', '/too-late', 'too late')).toThrow('already built')
  })
})
