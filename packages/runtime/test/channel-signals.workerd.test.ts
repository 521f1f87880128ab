import { env, evictDurableObject } from 'cloudflare:test'
import { expect, onTestFinished, test } from 'vitest'
import { type ChannelNamespace, type ChannelStub, channelSignals } from '../src/signals/channel-signals.ts'

/** Longer than any test: whoever is woken in one was told. */
const timeoutMs = 600_000

/** Signals as one of several isolates has them. */
function isolate(namespace: ChannelNamespace = env.CHANNELS) {
  const told: Promise<unknown>[] = []
  const signals = channelSignals(namespace, { keep: (work) => void told.push(work), ofOneProcess: ['own'] })
  return { ...signals, told: () => Promise.all(told) }
}

/** A stream's life. */
function living(): AbortSignal {
  const life = new AbortController()
  onTestFinished(() => life.abort())
  return life.signal
}

const stubOf = (topic: string) => env.CHANNELS.get(env.CHANNELS.idFromName(topic))

/** As many sockets as somebody has to the object of a topic, awaited. */
async function untilListening(topic: string, count: number): Promise<void> {
  await expect.poll(() => listening.get(topic) ?? 0).toBe(count)
}
const listening = new Map<string, number>()

/** The binding, with its upgrades counted by topic. */
const counted: ChannelNamespace = {
  idFromName: (name) => name,
  get: (name: string) => {
    const stub: ChannelStub = stubOf(name)
    return {
      async fetch(address, options) {
        const answer = await stub.fetch(address, options)
        if (answer.webSocket) listening.set(name, (listening.get(name) ?? 0) + 1)
        return answer
      },
    }
  },
}

test('an isolate wakes who waits in another, and nobody who waits for something else', async () => {
  const [one, other] = [isolate(counted), isolate(counted)]
  const woken: string[] = []
  const signal = living()
  const first = one.wait('a', { timeoutMs, signal }).then(() => void woken.push('a'))
  void one.wait('b', { timeoutMs, signal }).then(() => void woken.push('b'))
  await untilListening('a', 1)
  await untilListening('b', 1)
  other.notify('a')
  await other.told()
  await first
  expect(woken).toEqual(['a'])
})

test('who waits again and again listens once, and misses nothing that came while it looked', async () => {
  const [one, other] = [isolate(counted), isolate()]
  const signal = living()
  const first = one.wait('again', { timeoutMs, signal })
  await untilListening('again', 1)
  other.notify('again')
  await first
  other.notify('again')
  await other.told()
  await one.wait('again', { timeoutMs, signal })
  expect(listening.get('again')).toBe(1)
})

test('news of a moment ago reach who comes just after them', async () => {
  const [one, other] = [isolate(), isolate()]
  other.notify('late')
  await other.told()
  await expect(one.wait('late', { timeoutMs, signal: living() })).resolves.toBeUndefined()
})

test('an object that fell asleep wakes who waits as before', async () => {
  const [one, other] = [isolate(counted), isolate()]
  const waiting = one.wait('asleep', { timeoutMs, signal: living() })
  await untilListening('asleep', 1)
  await evictDurableObject(stubOf('asleep'))
  other.notify('asleep')
  await waiting
  expect(listening.get('asleep')).toBe(1)
})

test('one that is replaced makes who waits look at once, and is listened to anew', async () => {
  const [one, other] = [isolate(counted), isolate()]
  const signal = living()
  const waiting = one.wait('replaced', { timeoutMs, signal })
  await untilListening('replaced', 1)
  await evictDurableObject(stubOf('replaced'), { webSockets: 'close' })
  await waiting
  const again = one.wait('replaced', { timeoutMs, signal })
  await untilListening('replaced', 2)
  other.notify('replaced')
  await expect(again).resolves.toBeUndefined()
})

test('one that can’t be reached costs nobody an error', async () => {
  const broken: ChannelNamespace = {
    idFromName: () => null,
    get: () => ({ fetch: () => Promise.reject(new Error('overloaded')) }),
  }
  const one = isolate(broken)
  one.notify('a')
  await one.told()
  await expect(one.wait('a', { timeoutMs: 5, signal: living() })).resolves.toBeUndefined()
  const here = one.wait('a', { timeoutMs, signal: living() })
  one.notify('a')
  await expect(here).resolves.toBeUndefined()
})

test('what concerns one isolate stays there', async () => {
  const one = isolate(counted)
  const waiting = one.wait('own', { timeoutMs, signal: living() })
  one.notify('own')
  await waiting
  expect(listening.has('own')).toBe(false)
})
