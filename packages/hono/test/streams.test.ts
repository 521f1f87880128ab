import { expect, test } from 'vitest'
import { liveStreams } from '../src/streams.ts'

test('the oldest of too many streams about one thing ends; other things have their own', () => {
  const streams = liveStreams(2)
  const [first, second, elsewhere] = [streams.join('a'), streams.join('a'), streams.join('b')]
  const third = streams.join('a')
  const ended = [first, second, third, elsewhere].map(({ signal }) => signal.aborted)
  expect(ended).toEqual([true, false, false, false])
})

test('who has left makes room, once', () => {
  const streams = liveStreams(1)
  const first = streams.join('a')
  first.leave()
  first.leave()
  const second = streams.join('a')
  first.leave()
  expect(second.signal.aborted).toBe(false)
  streams.join('a')
  expect([first.signal.aborted, second.signal.aborted]).toEqual([false, true])
})

test('all of them are counted, until they are left', () => {
  const streams = liveStreams(5)
  const first = streams.join('a')
  streams.join('a')
  streams.join('b')
  expect(streams.count()).toBe(3)
  first.leave()
  expect(streams.count()).toBe(2)
})
