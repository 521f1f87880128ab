import { expect, test } from 'vitest'
import { node } from '../src/node/index.ts'
import { pooledRandom } from '../src/node/random.ts'

/** Bytes that are told apart: 0, 0, 0, 1; 0, 0, 0, 2 … across all drawings. */
function counting() {
  const drawn: Uint8Array[] = []
  let last = 0
  const draw = (bytes: number): Uint8Array<ArrayBuffer> => {
    const words = new DataView(new ArrayBuffer(bytes))
    for (let at = 0; at + 4 <= bytes; at += 4) words.setUint32(at, (last += 1))
    const given = new Uint8Array(words.buffer)
    drawn.push(given)
    return given
  }
  return { draw, drawn }
}

const wordsOf = (bytes: Uint8Array): number[] =>
  Array.from({ length: bytes.length / 4 }, (_, at) => new DataView(bytes.buffer, bytes.byteOffset).getUint32(at * 4))

test('no byte is handed out twice, and none stays behind', () => {
  const { draw, drawn } = counting()
  const random = pooledRandom(draw, () => 0)
  const seen: number[] = []
  for (const length of [...Array.from({ length: 600 }, (_, at) => 4 * (1 + (at % 12))), 4096, 5000, 16]) {
    const given = random(length)
    expect([given.length, given.byteOffset, given.buffer.byteLength]).toEqual([length, 0, length])
    seen.push(...wordsOf(given))
    // What a caller does with its own changes nothing of what others get.
    given.fill(255)
  }
  expect(new Set(seen).size).toBe(seen.length)
  expect(seen).not.toContain(0)
  const left = drawn.filter(({ length }) => length === 4096).flatMap(wordsOf)
  expect(left.length).toBeGreaterThan(3 * 1024)
  expect(seen.filter((word) => left.includes(word))).toEqual([])
})

test('what waited for longer than a second is thrown away', () => {
  const { draw, drawn } = counting()
  let now = 5000
  const random = pooledRandom(draw, () => now)
  const before = random(4)
  now += 1000
  expect(wordsOf(random(4))).toEqual([(wordsOf(before)[0] ?? 0) + 1])
  now += 1
  expect(wordsOf(random(4))).toEqual([1025])
  expect(drawn[0]?.some((byte) => byte !== 0)).toBe(false)
})

test('Node’s own gives as many bytes as asked for, none of them twice', () => {
  const { random } = node({ secretKey: 'a'.repeat(32) })
  const lengths = [...Array.from({ length: 1000 }, (_, index) => 8 + (index % 40)), 4095, 4096, 4097, 10_000, 16]
  const given = lengths.map((length) => random(length))
  expect(given.map(({ length }) => length)).toEqual(lengths)
  const parts = given.flatMap((bytes) =>
    Array.from({ length: bytes.length >> 3 }, (_, at) => bytes.subarray(at * 8, at * 8 + 8).join()),
  )
  expect(new Set(parts).size).toBe(parts.length)
  expect(random(0).length).toBe(0)
})
