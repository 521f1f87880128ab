import { expect, test } from 'vitest'
import { keyRing } from '../src/keys/key-ring.ts'
import { keyRing as nodeKeyRing } from '../src/node/index.ts'

const key = 'a'.repeat(43)
const bytes = new TextEncoder().encode('a secret')

test('what Node’s own ciphers seal, WebCrypto’s open, and the other way round', async () => {
  const [own, web] = [nodeKeyRing(key), keyRing(key)]
  for (const plain of [bytes, new Uint8Array()]) {
    expect(await web.open(await own.seal(plain, 'row 1'), 'row 1')).toEqual(plain)
    expect(await own.open(await web.seal(plain, 'row 1'), 'row 1')).toEqual(plain)
  }
})

test('opens nothing altered, cut short, or of another context', async () => {
  const ring = nodeKeyRing(key)
  const sealed = await ring.seal(bytes, 'row 1')
  const [id, text = ''] = sealed.split('.')
  const altered = [...Array(text.length).keys()].map(
    (at) => `${id}.${text.slice(0, at)}${text[at] === 'A' ? 'B' : 'A'}${text.slice(at + 1)}`,
  )
  const cut = [...Array(text.length).keys()].map((length) => `${id}.${text.slice(0, length)}`)
  for (const value of [...altered, ...cut])
    await expect(ring.open(value, 'row 1')).rejects.toMatchObject({ code: 'sealed-value' })
  await expect(ring.open(sealed, 'row 2')).rejects.toMatchObject({ code: 'sealed-value' })
})
