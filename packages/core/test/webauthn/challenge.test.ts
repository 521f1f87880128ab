import * as base64url from 'jose/base64url'
import { beforeEach, describe, expect, it } from 'vitest'
import { newChallenge, readChallenge, spendChallenge } from '../../src/webauthn/challenge.ts'
import { newWorld, type World } from '../support/world.ts'

const subject = 'sign-in:jane'
let world: World
let challenge: string
beforeEach(async () => {
  world = await newWorld()
  challenge = await newChallenge(world.context, subject)
})
const read = (given: string, of = subject) => readChallenge(world.context, { challenge: given, subject: of })
const spend = (given: string, of = subject) => spendChallenge(world.context, { challenge: given, subject: of })

describe('a challenge', () => {
  it('is 52 bytes, never the same, and good for a quarter of an hour', async () => {
    expect(base64url.decode(challenge)).toHaveLength(52)
    expect(await newChallenge(world.context, subject)).not.toBe(challenge)
    expect(await read(challenge)).toEqual({ expiresAt: 1_800_000_900 })
    world.now += 899
    expect(await read(challenge)).toEqual({ expiresAt: 1_800_000_900 })
    world.now += 1
    expect(await read(challenge)).toBe('expired')
    expect(await spend(challenge)).toBe('expired')
  })

  it('is ours, unaltered, and for what it was made', async () => {
    expect(await read(challenge, 'sign-in:bob')).toBe('foreign')
    const bytes = base64url.decode(challenge)
    for (const at of [0, 15, 16, 19, 20, 51]) {
      const altered = base64url.encode(bytes.map((byte, index) => (index === at ? byte ^ 1 : byte)))
      expect(await read(altered), String(at)).toBe('foreign')
      expect(await spend(altered)).toBe('foreign')
    }
    for (const wrong of ['', '!', base64url.encode(bytes.slice(0, 20)), base64url.encode(bytes.slice(0, 51))])
      expect(await read(wrong), wrong).toBe('foreign')
    expect(await read(base64url.encode(new Uint8Array([...bytes, 0])))).toBe('foreign')
  })

  it('is answered once, by whoever is first', async () => {
    expect((await Promise.all([1, 2, 3].map(() => spend(challenge)))).toSorted()).toEqual(['expired', 'expired', 'ok'])
    expect(await read(challenge)).toEqual({ expiresAt: 1_800_000_900 })
    expect(await spend(await newChallenge(world.context, subject))).toBe('ok')
  })
})
