import { expect, test } from 'vitest'
import { localSignals } from '../src/signals/local-signals.ts'

test('a notify wakes everybody who waits for the topic, and nobody else', async () => {
  const signals = localSignals()
  const woken: string[] = []
  const wait = (topic: string, name: string): Promise<void> =>
    signals.wait(topic, { timeoutMs: 5000 }).then(() => void woken.push(name))
  const all = [wait('a', 'one'), wait('a', 'two')]
  const other = new AbortController()
  const elsewhere = signals.wait('b', { timeoutMs: 5000, signal: other.signal }).then(() => void woken.push('three'))
  signals.notify('a')
  await Promise.all(all)
  // Whoever else was woken would have said so by now.
  await new Promise((resolve) => setImmediate(resolve))
  expect(woken).toEqual(['one', 'two'])
  other.abort()
  await elsewhere
  expect(woken).toEqual(['one', 'two', 'three'])
})

test('two topics wake their own, in the order of their news', async () => {
  const signals = localSignals()
  const woken: string[] = []
  const all = ['a', 'ab', 'b'].map((topic) =>
    signals.wait(topic, { timeoutMs: 5000 }).then(() => void woken.push(topic)),
  )
  for (const topic of ['ab', 'a', 'nobody’s', 'b']) {
    signals.notify(topic)
    await new Promise((resolve) => setImmediate(resolve))
  }
  await Promise.all(all)
  expect(woken).toEqual(['ab', 'a', 'b'])
})

test('waiting ends by time-out or abort, without an error', async () => {
  const signals = localSignals()
  await expect(signals.wait('a', { timeoutMs: 5 })).resolves.toBeUndefined()
  await expect(signals.wait('a', { timeoutMs: 60_000, signal: AbortSignal.abort() })).resolves.toBeUndefined()
})
