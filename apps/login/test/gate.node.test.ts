import { readdirSync, readFileSync } from 'node:fs'
import { getPriority, setPriority } from 'node:os'
import { expect, test } from 'vitest'
import { gate } from '../src/gate.ts'
import { letRequestsGoFirst } from '../src/threads.ts'

const posted = (accept = 'text/html') =>
  new Request('http://localhost/cas/login', { method: 'POST', headers: { Accept: accept, 'Accept-Language': 'fr' } })

/** A gate before work that ends when the test says so. */
function gated() {
  const begun: string[] = []
  const ends: (() => void)[] = []
  const answer = gate<string>({
    answer: (_, from) => {
      begun.push(from)
      return new Promise((resolve) => ends.push(() => resolve(new Response(from))))
    },
    from: (_, from) => from,
    remembered: '__Host-lp-lang',
  })
  return { answer, begun, ends }
}

/** Many addresses of one network. */
const flood = (count: number) => Array.from({ length: count }, (_, index) => `10.20.${index >> 8}.${index & 255}`)

test('whoever comes in a flood is let in at once, and pages are shown to everybody', async () => {
  const { answer, begun, ends } = gated()
  const floods = flood(500).map((from) => answer(posted(), from))
  const owner = answer(posted(), '198.51.100.7')
  const page = answer(new Request('http://localhost/cas/login'), '10.20.0.1')
  await expect.poll(() => begun).toHaveLength(34)
  expect(begun.slice(-2)).toEqual(['198.51.100.7', '10.20.0.1'])
  ends.pop()?.()
  expect(await (await page).text()).toBe('10.20.0.1')
  const all = Promise.all([owner, ...floods])
  for (; ends.length > 0; await new Promise((resolve) => setTimeout(resolve))) for (const end of ends.splice(0)) end()
  expect((await all).map(({ status }) => status)).toEqual(Array.from({ length: 501 }, () => 200))
})

test('when too many wait, the flood is asked to come again, in its language, and nobody else', async () => {
  const { answer, ends } = gated()
  const floods = flood(2100).map((from) => answer(posted(), from))
  const owner = answer(posted(), '198.51.100.7')
  const all = Promise.all([owner, ...floods])
  for (; ends.length > 0; await new Promise((resolve) => setTimeout(resolve))) for (const end of ends.splice(0)) end()
  const [mine, ...theirs] = await all
  expect(mine?.status).toBe(200)
  const refused = theirs.filter(({ status }) => status === 503)
  expect(refused).toHaveLength(68)
  expect(refused[0]?.headers.get('Retry-After')).toBe('5')
  expect(await refused[0]?.text()).toContain('<html lang="fr">')
})

// One address that began three hundred forms and never ended them had all 64 places, and whoever else sent
// one waited for up to two seconds.
test('whoever sends what doesn’t end leaves places to others, and so do several', async () => {
  const { answer, begun } = gated()
  const sent = (count: number, from: string) => {
    for (let index = 0; index < count; index++) void answer(posted(), from)
  }
  sent(300, '10.20.0.1')
  sent(1, '198.51.100.7')
  expect(begun).toHaveLength(33)
  sent(300, '10.30.0.1')
  sent(300, '10.40.0.1')
  sent(1, '203.0.113.9')
  expect(begun.at(-1)).toBe('203.0.113.9')
})

test('an answer that is late keeps nobody from beginning, and an error is whoever’s asked', async () => {
  const late = gate<string>({
    answer: (_, from) => (from === 'broken' ? Promise.reject(new Error('broken')) : new Promise<Response>(() => {})),
    from: (_, from) => from,
    remembered: '__Host-lp-lang',
  })
  // Of as many networks: one has no more than half of the places.
  const held = Array.from({ length: 64 }, (_, index) => late(posted(), `10.${index}.0.1`))
  await expect(late(posted(), 'broken')).rejects.toThrow('broken')
  expect(held).toHaveLength(64)
})

test('threads that hash stand back behind the one that answers', async () => {
  await letRequestsGoFirst()
  const named = readdirSync('/proc/self/task').filter(
    (thread) => readFileSync(`/proc/self/task/${thread}/comm`, 'utf8').trim() === 'libuv-worker',
  )
  try {
    for (const thread of named) expect(getPriority(Number(thread))).toBe(5)
    expect(getPriority(process.pid)).toBe(0)
  } finally {
    // Other tests of this worker go on as before, where it is allowed.
    for (const thread of named)
      try {
        setPriority(Number(thread), 0)
      } catch {
        break
      }
  }
})
