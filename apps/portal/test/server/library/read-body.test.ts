import { expect, test, vi } from 'vitest'
import { inFlight } from '../../../src/server/library/in-flight.ts'
import { readBody as read } from '../../../src/server/library/read-body.ts'

const request = (body: ReadableStream<Uint8Array>): Request =>
  new Request('http://localhost/', Object.assign({ method: 'POST', body }, { duplex: 'half' }))

const readBody = (from: Request, most: number) => read(from, { most, patience: 20_000, grow: () => true })

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

test('a body that brings nothing any more is given up, whatever it promised, and held memory until then for what came', async () => {
  vi.useFakeTimers()
  try {
    const cancelled = vi.fn()
    const stalled = new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(new Uint8Array(100_000)),
      cancel: cancelled,
    })
    const asked: number[] = []
    const reading = read(request(stalled), {
      most: 10_000_000,
      patience: 20_000,
      grow: (bytes) => asked.push(bytes) > 0,
    })
    await vi.advanceTimersByTimeAsync(19_999)
    expect(asked).toEqual([65_536, 131_072])
    await vi.advanceTimersByTimeAsync(1)
    expect(await reading).toBe('stalled')
    expect(cancelled).toHaveBeenCalled()
  } finally {
    vi.useRealTimers()
  }
})

test('where there is no memory left, a body isn’t taken in further', async () => {
  const grow = (bytes: number): boolean => bytes < 150_000
  expect(await read(request(trickle(200_000)), { most: 10_000_000, patience: 20_000, grow })).toBe('busy')
})

test('memory is what came, of one and of all, and nobody has more uploads at a time than they may', () => {
  const memory = inFlight({ all: 100, each: 60, uploads: 2 })
  const [one, two] = [memory.begin('ada'), memory.begin('ada')]
  expect(memory.begin('ada')).toBeNull()
  expect([one?.grow(40), two?.grow(30), two?.grow(20)]).toEqual([true, false, true])
  const bob = memory.begin('bob')
  expect([bob?.grow(50), bob?.grow(40)]).toEqual([false, true])
  one?.release()
  one?.release()
  expect([bob?.grow(60), one?.grow(1)]).toEqual([true, false])
  expect(memory.begin('ada')).not.toBeNull()
})
