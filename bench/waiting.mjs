import { setTimeout as sleep } from 'node:timers/promises'
import { isMeant } from './arguments.mjs'
import { startOurs } from './clients/ours.mjs'
import { client } from './load.mjs'

/** How many sign-ins wait at a time. */
const crowd = 200

/**
 * How long others wait while two hundred passwords wait to be hashed: `/healthz` and the judging of a
 * session, one after the other, each on a connection of its own. Slowest of a hundred, in milliseconds.
 */
export async function whileSignInsWait({ rounds, seconds, only }) {
  const names = { health: '/healthz', sessionCheck: 'session check' }
  const titled = Object.entries(names).map(([work, what]) => [work, `${what}: p99 while ${crowd} sign-ins wait`])
  if (!titled.some(([, title]) => isMeant(title, only))) return []
  const us = await startOurs()
  const many = client(us.server.port, { connections: crowd })
  const found = titled.map(([work, name]) => ({ name, work, ours: [], peer: [], unit: 'ms' }))
  let judged = 0
  let over = false
  const waiting = Array.from({ length: crowd }, async () => {
    for (; !over; judged += 1) await us.strangerSignIn(many)
  })
  try {
    // The first two hundred come in one moment; from then on each that is judged makes room for the next.
    while (judged < crowd) await Promise.race([sleep(20), ...waiting])
    for (let round = 0; round < rounds; round++) {
      const times = Object.fromEntries(found.map(({ work }) => [work, []]))
      const until = performance.now() + seconds * 1000
      while (performance.now() < until)
        for (const { work } of found) {
          const began = performance.now()
          await us[work]()
          times[work].push(performance.now() - began)
        }
      for (const { work, ours } of found) ours.push(slowestOfHundred(times[work]))
    }
    over = true
    await Promise.all(waiting)
  } finally {
    await many.close()
    await us.close()
    await us.server.stop()
  }
  return found
}

function slowestOfHundred(times) {
  const sorted = times.toSorted((a, b) => a - b)
  return sorted[Math.ceil(sorted.length * 0.99) - 1]
}
