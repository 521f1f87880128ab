import { decodeProtectedHeader } from 'jose'
import { beforeEach, describe, expect, test } from 'vitest'
import { thumbprint } from '../../../src/authenticator/jwk.ts'
import { verifyMessage } from '../../../src/authenticator/message.ts'
import { keysForAll, providerKeys } from '../../../src/authenticator/server/keys.ts'
import type { SigningKey } from '../../../src/ports/index.ts'
import { testStore } from '../../support/store.ts'
import { origin, type TestProvider, testProvider } from '../support/provider.ts'

const halfYear = 180 * 86_400
let provider: TestProvider
beforeEach(async () => {
  provider = await testProvider(await testStore())
})
const keys = () => providerKeys(provider.context())
const stored = () => provider.store.signingKeys.list('authenticator')

/** A provider whose store holds these keys. */
const holding = (all: readonly SigningKey[]) => {
  const context = provider.context()
  const { store } = context
  const added: SigningKey[] = []
  const signingKeys = {
    ...store.signingKeys,
    list: async () => all,
    add: async (key: SigningKey) => void added.push(key),
  }
  return { added, context: { ...context, store: { ...store, signingKeys } } }
}

describe('the provider’s keys for messages to phones', () => {
  test('are two from the first start: one that signs, one that does so half a year later', async () => {
    const { kids, pinned, retired } = await keys()
    expect(new Set(kids).size).toBe(2)
    expect(await Promise.all(pinned.map(thumbprint))).toEqual(kids)
    expect(retired).toEqual([])
    const { now } = provider.clock
    expect((await stored()).map(({ signsFrom }) => signsFrom).toSorted()).toEqual([now, now + halfYear])
    expect((await keys()).kids).toEqual(kids)
  })

  test('follow each other to the second; the one that signed is kept, newest first', async () => {
    const first = await keys()
    provider.clock.now += halfYear - 1
    expect((await keys()).kids).toEqual(first.kids)
    provider.clock.now += 1
    const second = await keys()
    expect(second.kids[0]).toBe(first.kids[1])
    expect(second.retired.map(({ kid }) => kid)).toEqual([first.kids[0]])
    expect(await stored()).toHaveLength(3)
    provider.clock.now += halfYear
    const third = await keys()
    expect(third.kids[0]).toBe(second.kids[1])
    expect(third.retired.map(({ kid }) => kid)).toEqual([first.kids[1], first.kids[0]])
  })

  test('that sign from the same second on are the same for every server, whatever order they come in', async () => {
    const [one, next] = await stored().then(async () => (await keys(), await stored()))
    if (!one || !next) throw new Error('no keys')
    const same = [one, next].map((key) => ({ ...key, signsFrom: provider.clock.now }))
    const later = [one, next].map((key) => ({ ...key, signsFrom: provider.clock.now + 9 }))
    for (const order of [same, same.toReversed()]) {
      const { added, context } = holding(order)
      expect((await providerKeys(context)).kids[0]).toBe([one.kid, next.kid].toSorted()[1])
      expect(added).toMatchObject([{ signsFrom: provider.clock.now + halfYear }])
    }
    // None may sign yet: the first of them does all the same.
    for (const order of [later, later.toReversed()])
      expect((await providerKeys(holding(order).context)).kids).toEqual([one.kid, next.kid].toSorted())
  })

  test('are vouched for by the present one and the last four before it, for a day', async () => {
    const seen: string[] = []
    for (let i = 0; i < 7; i++) {
      seen.push((await keys()).kids[0] ?? '')
      provider.clock.now += halfYear
    }
    const present = await keys()
    const tokens = await keysForAll(provider.context())
    expect(tokens.map((token) => decodeProtectedHeader(token).kid)).toEqual([
      present.kids[0],
      ...seen.toReversed().slice(0, 4),
    ])
    const expected = { issuer: origin, audience: 'authenticator', key: present.current.publicKey }
    const read = await verifyMessage('lp-keys+jwt', tokens[0], expected)
    const { now } = provider.clock
    expect(read?.claims).toMatchObject({ keys: present.pinned, iat: now, exp: now + 86_400 })
  })

  test('that can’t be read stop what needs them', async () => {
    await keys()
    const [one] = await stored()
    if (!one) throw new Error('no key')
    const broken = async (changed: Partial<SigningKey>) => {
      await providerKeys(holding([{ ...one, ...changed }]).context)
    }
    await expect(broken({ publicJwk: '{}' })).rejects.toMatchObject({ code: 'signing-keys' })
    await expect(broken({ publicJwk: '{' })).rejects.toMatchObject({ code: 'signing-keys' })
    await expect(broken({ kid: 'other' })).rejects.toMatchObject({ code: 'sealed-value' })
    const octets = new TextEncoder().encode('{"kty":"oct","k":"AAAA"}')
    const sealedPrivateJwk = await provider.keyRing.seal(octets, `signing-key:${one.kid}`)
    await expect(broken({ sealedPrivateJwk })).rejects.toMatchObject({ code: 'signing-keys' })
    const empty = holding([])
    empty.context.store.signingKeys.initialise = async () => []
    await expect(providerKeys(empty.context)).rejects.toMatchObject({ code: 'signing-keys' })
  })
})
