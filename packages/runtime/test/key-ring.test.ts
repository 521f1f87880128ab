import { describe, expect, test } from 'vitest'
import { keyRing } from '../src/keys/key-ring.ts'

const a = 'a'.repeat(43)
const b = 'b'.repeat(43)
const bytes = new TextEncoder().encode('a secret')

describe('keyRing', () => {
  test('opens what it sealed, and seals the same text differently each time', async () => {
    const ring = keyRing(a)
    const [one, two] = [await ring.seal(bytes, 'x'), await ring.seal(bytes, 'x')]
    expect(one).not.toBe(two)
    expect(await ring.open(one, 'x')).toEqual(bytes)
  })

  test('opens nothing altered, of another context, or of an unknown key', async () => {
    const sealed = await keyRing(a).seal(bytes, 'row 1')
    const [id, text = ''] = sealed.split('.')
    const flipped = `${id}.${text.slice(0, 20)}${text[20] === 'A' ? 'B' : 'A'}${text.slice(21)}`
    const attempts: readonly (readonly [string, string, string])[] = [
      [a, sealed, 'row 2'],
      [b, sealed, 'row 1'],
      [a, flipped, 'row 1'],
      [a, `${id}.`, 'row 1'],
      [a, 'nonsense', 'row 1'],
    ]
    for (const [key, value, context] of attempts)
      await expect(keyRing(key).open(value, context)).rejects.toMatchObject({ code: 'sealed-value' })
  })

  test('one sealed value has one spelling: what is remembered by its text can’t be used again in another', async () => {
    const ring = keyRing(a)
    for (const length of [1, 2, 3]) {
      const sealed = await ring.seal(new Uint8Array(length), 'x')
      const last = sealed.slice(-1)
      for (const other of 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_') {
        if (other === last) continue
        await expect(ring.open(sealed.slice(0, -1) + other, 'x')).rejects.toMatchObject({ code: 'sealed-value' })
      }
    }
  })

  test('rotates: the new key seals, the old one still opens', async () => {
    const old = await keyRing(a).seal(bytes, 'x')
    const rotated = keyRing(`${b},${a}`)
    expect(await rotated.open(old, 'x')).toEqual(bytes)
    expect((await rotated.seal(bytes, 'x')).split('.')[0]).not.toBe(old.split('.')[0])
    await expect(keyRing(b).open(old, 'x')).rejects.toMatchObject({ code: 'sealed-value' })
  })

  test('macs under every key, the newest first, find what was kept before a rotation', async () => {
    const under = async (key: string): Promise<string> => (await keyRing(key).mac('p', 'd')).join()
    const found = await keyRing(`${b},${a}`).macs('p', 'd')
    expect(found.map((mac) => mac.join())).toEqual([await under(b), await under(a)])
  })

  test('macs differ by purpose, data and key, and are stable', async () => {
    const ring = keyRing(a)
    const mac = async (key: string, purpose: string, data: string): Promise<string> =>
      (await keyRing(key).mac(purpose, data)).join()
    expect((await ring.mac('p', 'd')).join()).toBe(await mac(a, 'p', 'd'))
    expect(
      new Set([await mac(a, 'p', 'd'), await mac(a, 'q', 'd'), await mac(a, 'p', 'e'), await mac(b, 'p', 'd')]).size,
    ).toBe(4)
    expect(await ring.mac('p', 'd')).toHaveLength(32)
  })

  test.each(['short', '', `${a},short`, `${a},${a}`])('refuses %j as SECRET_KEY', async (key) => {
    await expect(keyRing(key).seal(bytes, 'x')).rejects.toMatchObject({ code: 'invalid-settings' })
  })
})
