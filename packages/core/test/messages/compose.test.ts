import { describe, expect, it } from 'vitest'
import { composeMessage, openMessage } from '../../src/messages/index.ts'
import { testKeyRing } from '../support/keys.ts'
import { secureRandom } from '../support/random.ts'

describe('messages', () => {
  it('travel sealed, and open in their own envelope alone', async () => {
    const context = { random: secureRandom, keyRing: await testKeyRing(), now: 5 }
    const make = () =>
      composeMessage(context, {
        accountId: null,
        kind: 'mail',
        to: 'jane@example.org',
        template: 'x',
        language: 'en',
        params: { link: 'https://secret', n: 1 },
      })
    const [one, two] = [await make(), await make()]
    expect(one).toMatchObject({ kind: 'mail', to: 'jane@example.org', template: 'x', language: 'en', createdAt: 5 })
    expect(JSON.stringify(one)).not.toContain('secret')
    expect(await openMessage(context.keyRing, one)).toEqual({ link: 'https://secret', n: 1 })
    await expect(openMessage(context.keyRing, { ...one, id: two.id })).rejects.toMatchObject({ code: 'sealed-value' })
  })
})
