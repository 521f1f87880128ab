import type { Outgoing, OutgoingResult } from '@laissez-passer/core/ports'
import { errors, exportJWK, generateKeyPair, jwtVerify, SignJWT } from 'jose'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { clientKeys } from '../../../src/oidc/clients/keys.ts'

const now = 1_800_000_000
const jwksUri = 'https://shop.example/keys'

async function keyPair(kid: string) {
  const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true })
  return { jwk: { ...(await exportJWK(publicKey)), kid, alg: 'ES256' }, sign: signer(privateKey, kid) }
}
const signer = (key: CryptoKey, kid: string) => () =>
  new SignJWT({}).setProtectedHeader({ alg: 'ES256', kid }).sign(key)

/** An address that answers with what stands in `said`, and counts how often it was asked. */
function address(said: { body: unknown; status?: number; result?: OutgoingResult }) {
  const asked: string[] = []
  const strangers: string[] = []
  const outgoing: Outgoing = async (url, request) => {
    asked.push(url)
    if (request?.byStranger) strangers.push(url)
    await Promise.resolve()
    const body = new TextEncoder().encode(typeof said.body === 'string' ? said.body : JSON.stringify(said.body))
    return said.result ?? { ok: true, status: said.status ?? 200, headers: new Headers(), body }
  }
  const verifying = async (token: Promise<string>, at = now, clientId = 'shop') =>
    jwtVerify(await token, clientKeys({ now: at, outgoing }, { clientId, jwksUri }))
  const verifies = (...given: Parameters<typeof verifying>) =>
    verifying(...given).then(
      () => true,
      () => false,
    )
  return { asked, outgoing, strangers, verifies, verifying, said }
}

describe('a client’s keys at an address', () => {
  test('are read once in ten minutes, however many ask at once', async () => {
    const one = await keyPair('one')
    const { asked, verifies } = address({ body: { keys: [one.jwk] } })
    const all = await Promise.all(Array.from({ length: 50 }, () => verifies(one.sign())))
    expect([all.every(Boolean), asked]).toEqual([true, [jwksUri]])
    expect([await verifies(one.sign(), now + 599), asked.length]).toEqual([true, 1])
    expect([await verifies(one.sign(), now + 600), asked.length]).toEqual([true, 2])
    // A clock that was put back doesn't keep them for ever.
    expect([await verifies(one.sign(), now), asked.length]).toEqual([true, 3])
  })

  // On Workers it stops with the request that began it, and so would everybody who waits for it.
  test('are read anew where a reading never ends', async () => {
    const one = await keyPair('one')
    const { outgoing } = address({ body: { keys: [one.jwk] } })
    const { promise: never } = Promise.withResolvers<OutgoingResult>()
    let asked = 0
    const once: Outgoing = (url, request) => (++asked === 2 ? never : outgoing(url, request))
    const verified = async (at: number) =>
      jwtVerify(await one.sign(), clientKeys({ now: at, outgoing: once }, { clientId: 'shop', jwksUri }))
    await verified(now)
    void verified(now + 600)
    await expect.poll(() => asked).toBe(2)
    await verified(now + 606)
    expect(asked).toBe(3)
  })

  test('are waited for by nobody for longer than a reading takes; of those who waited in vain one reads', async () => {
    const one = await keyPair('one')
    const { outgoing } = address({ body: { keys: [one.jwk] } })
    const { promise: never } = Promise.withResolvers<OutgoingResult>()
    let asked = 0
    const once: Outgoing = (url, request) => (++asked === 1 ? never : outgoing(url, request))
    const token = await one.sign()
    const verified = () => jwtVerify(token, clientKeys({ now, outgoing: once }, { clientId: 'shop', jwksUri }))
    vi.useFakeTimers()
    onTestFinished(() => void vi.useRealTimers())
    void verified()
    const waiting = [verified(), verified(), verified()]
    await vi.advanceTimersByTimeAsync(5_999)
    expect(asked).toBe(1)
    await vi.advanceTimersByTimeAsync(1)
    expect(await Promise.all(waiting)).toHaveLength(3)
    expect(asked).toBe(2)
  })

  test('aren’t read again where several fit, whichever of them signed', async () => {
    const [one, two] = [await keyPair('one'), await keyPair('two')]
    const { asked, verifies } = address({ body: { keys: [one.jwk, { ...two.jwk, kid: 'one' }] } })
    expect(await verifies(one.sign())).toBe(false)
    expect([await verifies(one.sign(), now + 60), asked.length]).toEqual([false, 1])
  })

  test('are read again for one that isn’t there, once in half a minute', async () => {
    const [one, two] = [await keyPair('one'), await keyPair('two')]
    const { asked, said, verifies } = address({ body: { keys: [one.jwk] } })
    expect(await verifies(one.sign())).toBe(true)
    said.body = { keys: [one.jwk, two.jwk] }
    expect([await verifies(two.sign(), now + 29), asked.length]).toEqual([false, 1])
    expect([await verifies(two.sign(), now + 30), asked.length]).toEqual([true, 2])
    const stranger = await keyPair('stranger')
    const tries = Array.from({ length: 50 }, () => verifies(stranger.sign(), now + 60))
    expect([(await Promise.all(tries)).some(Boolean), asked.length]).toEqual([false, 3])
  })

  test('are asked for as a stranger’s where the client registered itself, and that touches no other’s', async () => {
    const one = await keyPair('one')
    const { asked, said, strangers, verifies } = address({ body: '' })
    expect([await verifies(one.sign(), now, `dyn-${'x'.repeat(22)}`), asked, strangers]).toEqual([
      false,
      [jwksUri],
      [jwksUri],
    ])
    said.body = { keys: [one.jwk] }
    expect([await verifies(one.sign()), asked.length, strangers.length]).toEqual([true, 2, 1])
  })

  test('that are gone don’t count any more', async () => {
    const [one, two] = [await keyPair('one'), await keyPair('two')]
    const { said, verifies } = address({ body: { keys: [one.jwk] } })
    expect(await verifies(one.sign())).toBe(true)
    said.body = { keys: [two.jwk] }
    expect([await verifies(one.sign(), now + 600), await verifies(two.sign(), now + 600)]).toEqual([false, true])
  })

  test.each([
    ['nothing', { body: '' }],
    ['no JSON', { body: '<html>' }],
    ['null', { body: null }],
    ['a number', { body: 5 }],
    ['a list', { body: [] }],
    ['no keys', { body: {} }],
    ['keys in no list', { body: { keys: {} } }],
    ['keys that are none', { body: { keys: ['x'] } }],
    ['a key beside what is none', { body: { keys: [{ kty: 'EC' }, null] } }],
    ['a failure', { body: { keys: [] }, status: 500 }],
    ['a way that is barred', { body: {}, result: { ok: false, reason: 'forbidden-address' } as const }],
  ])('where %s is found: what was read before holds on, and the address is left alone', async (_, broken) => {
    const one = await keyPair('one')
    const { asked, said, verifies } = address({ body: { keys: [one.jwk] } })
    expect(await verifies(one.sign())).toBe(true)
    Object.assign(said, broken)
    expect([await verifies(one.sign(), now + 600), asked.length]).toEqual([true, 2])
    expect([await verifies(one.sign(), now + 629), asked.length]).toEqual([true, 2])

    const first = address(broken)
    const tries = await Promise.all(Array.from({ length: 50 }, () => first.verifies(one.sign())))
    expect([tries.some(Boolean), await first.verifies(one.sign(), now + 29)]).toEqual([false, false])
    expect(first.asked.length).toBe(1)
    // As where there is no such key, whose refusal costs as much as that of a wrong one.
    await expect(first.verifying(one.sign())).rejects.toThrow(errors.JWKSNoMatchingKey)
    expect([await first.verifies(one.sign(), now + 30), first.asked.length]).toEqual([false, 2])
  })

  test('are read once anew when ten minutes have passed, however many ask at once', async () => {
    const one = await keyPair('one')
    const { asked, said, verifies } = address({ body: { keys: [one.jwk] } })
    expect(await verifies(one.sign())).toBe(true)
    const same = one.sign()
    await same
    const again = await Promise.all(Array.from({ length: 50 }, () => verifies(same, now + 600)))
    expect([again.every(Boolean), asked.length]).toEqual([true, 2])
    said.body = ''
    // Of those that wait for the same answer, each gets what was good before.
    const broken = await Promise.all(Array.from({ length: 50 }, () => verifies(same, now + 1200)))
    expect([broken.every(Boolean), asked.length]).toEqual([true, 3])
    const first = address({ body: '' })
    expect(await first.verifies(same)).toBe(false)
    const none = await Promise.all(Array.from({ length: 50 }, () => first.verifies(same, now + 600)))
    expect([none.some(Boolean), first.asked.length]).toEqual([false, 2])
  })

  test('of a thousand addresses are remembered, and no more: the one that was read first is forgotten', async () => {
    const asked: string[] = []
    const outgoing: Outgoing = async (url) => {
      asked.push(url)
      return { ok: true, status: 200, headers: new Headers(), body: new TextEncoder().encode('{"keys":[]}') }
    }
    const look = (at: number, time = now) => {
      const keys = clientKeys({ now: time, outgoing }, { clientId: 'shop', jwksUri: `https://shop.example/${at}` })
      const nothing = { payload: '', protected: '', signature: '' }
      return expect(keys({ alg: 'ES256' }, nothing)).rejects.toThrow('no applicable key')
    }
    for (let at = 0; at < 1000; at++) await look(at)
    await look(0)
    expect(asked).toHaveLength(1000)
    await look(1000)
    await look(1)
    expect(asked).toHaveLength(1001)
    await look(0)
    expect(asked).toHaveLength(1002)
    // What is read anew is among the last.
    await look(2, now + 600)
    await look(1001, now + 600)
    await look(2, now + 600)
    expect(asked).toHaveLength(1004)
  })

  test('can’t be had where nobody can be asked', async () => {
    const one = await keyPair('one')
    await expect(jwtVerify(await one.sign(), clientKeys({ now }, { clientId: 'shop', jwksUri }))).rejects.toThrow(
      'no applicable key found',
    )
    const { asked, outgoing } = address({ body: { keys: [one.jwk] } })
    for (const provider of [{ now }, { now, outgoing }])
      await expect(jwtVerify(await one.sign(), clientKeys(provider, { clientId: 'shop' }))).rejects.toThrow(
        'no applicable key found',
      )
    expect(asked).toEqual([])
  })
})
