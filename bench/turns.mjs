import { isMeant } from './arguments.mjs'
import { rate } from './load.mjs'

/** How often a side is asked before it counts, and for how many seconds at most. */
const warm = { answers: 600, seconds: 10 }

/**
 * Measures rows one after the other, both sides of each in turn, after each was asked once for as long, and
 * until it answered some hundred times: what the machine does besides falls on both.
 *
 * @param rows name, what is measured (as `rate` takes it), and the same of who stands beside it, if anybody
 * @param options `awake` as `rate` takes it
 */
export async function* inTurn(rows, { rounds, seconds, only, awake }) {
  for (const [name, ours, peer] of rows) {
    if (!isMeant(name, only)) continue
    try {
      yield { name, ...(await measured({ ours, peer }, { rounds, seconds, awake })), unit: '/s' }
    } catch (error) {
      // The others are measured all the same.
      console.error(`${name}: ${error.message}`)
      process.exitCode = 1
    }
  }
}

async function measured(sides, { rounds, seconds, awake }) {
  const found = { ours: [], peer: [] }
  for (const side of ['ours', 'peer']) if (sides[side]) await warmUp(sides[side], { seconds, awake })
  for (let round = 0; round < rounds; round++) {
    // Who goes first changes, too.
    for (const side of round % 2 === 0 ? ['ours', 'peer'] : ['peer', 'ours'])
      if (sides[side]) found[side].push(await rate(sides[side], seconds, { awake }))
  }
  return found
}

/**
 * V8 compiles what is asked often: what is asked first says what a server takes that just started. What
 * hashes a password is asked so seldom in a second that the seconds alone wouldn't do.
 */
async function warmUp(side, { seconds, awake }) {
  let answered = 0
  for (let spent = 0; spent === 0 || (answered < warm.answers && spent < warm.seconds); spent += seconds)
    answered += seconds * (await rate(side, seconds, { awake }))
}
