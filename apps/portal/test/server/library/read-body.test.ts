import { expect, test } from 'vitest'
import { readBody } from '../../../src/server/library/read-body.ts'

const request = (body: ReadableStream<Uint8Array>): Request =>
  new Request('http://localhost/', Object.assign({ method: 'POST', body }, { duplex: 'half' }))

/** A body of bytes 1, 2, 3… that come one by one, each in the same piece of memory. */
function trickle(length: number): ReadableStream<Uint8Array> {
  const piece = new Uint8Array(1)
  let sent = 0
  return new ReadableStream(
    {
      pull: (controller) => {
        if (sent === length) return controller.close()
        piece[0] = sent += 1
        controller.enqueue(piece)
      },
    },
    { highWaterMark: 0 },
  )
}

test('a body is held as bytes, not as the pieces in which it came', async () => {
  expect(await readBody(request(trickle(5)), 10)).toEqual(Uint8Array.of(1, 2, 3, 4, 5))
  expect(await readBody(request(trickle(200_000)), 200_000)).toHaveLength(200_000)
})

test('a body is read no further than it may be, and one that breaks off is broken', async () => {
  expect(await readBody(request(trickle(11)), 10)).toBe('too-large')
  expect(await readBody(request(trickle(0)), 10)).toHaveLength(0)
  expect(await readBody(new Request('http://localhost/'), 10)).toHaveLength(0)
  const broken = new ReadableStream<Uint8Array>({
    pull: (controller) => {
      controller.error(new Error('reset'))
    },
  })
  expect(await readBody(request(broken), 10)).toBe('broken')
})
