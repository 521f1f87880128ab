import { expect } from 'vitest'
import { answered, type Op } from '../support/op.ts'
import { request, signIn } from '../support/client.ts'
import type { Check } from '../support/plan.ts'

/** Modules about who is signed in, and since when. */
export const sessions = (op: () => Op) =>
  ({
    'oidcc-prompt-login': async () => {
      const browser = op().world.browser()
      const first = await signIn(op(), {}, { browser })
      op().wait(2)
      const second = await signIn(op(), { prompt: 'login' }, { browser })
      expect(second.asked).toBe(true)
      expect(Number(second.claims['auth_time'])).toBeGreaterThan(Number(first.claims['auth_time']))
    },
    'oidcc-prompt-none-not-logged-in': async () => {
      const { asked, params } = answered(await op().authorize(request({ prompt: 'none' })))
      expect([params.get('error'), asked]).toEqual(['login_required', false])
    },
    'oidcc-prompt-none-logged-in': async () => {
      await sameTwice(op(), { prompt: 'none' })
    },
    'oidcc-id-token-hint': async () => {
      const browser = op().world.browser()
      const first = await signIn(op(), {}, { browser })
      const second = await signIn(op(), { prompt: 'none', id_token_hint: first.idToken }, { browser })
      expect([second.asked, second.claims.sub]).toEqual([false, first.claims.sub])
    },
    'oidcc-max-age-1': async () => {
      const browser = op().world.browser()
      const first = await signIn(op(), {}, { browser })
      op().wait(2)
      const second = await signIn(op(), { max_age: '1' }, { browser })
      expect(second.asked).toBe(true)
      expect(Number(second.claims['auth_time'])).toBeGreaterThan(Number(first.claims['auth_time']))
      expect(op().now() - Number(second.claims['auth_time'])).toBeLessThanOrEqual(1)
    },
    'oidcc-max-age-10000': async () => {
      await sameTwice(op(), { max_age: '10000' })
    },
  }) satisfies Record<string, Check>

/** Asked again, nobody is asked anything, and the sign-in is the same. */
async function sameTwice(op: Op, changes: Parameters<typeof signIn>[1]): Promise<void> {
  const browser = op.world.browser()
  const first = await signIn(op, { max_age: '15000' }, { browser })
  op.wait(2)
  const second = await signIn(op, changes, { browser })
  expect(second.asked).toBe(false)
  for (const claim of ['sub', 'iss', 'aud', 'auth_time', 'acr']) expect(second.claims[claim]).toBe(first.claims[claim])
  expect(second.claims['auth_time']).toEqual(expect.any(Number))
}
