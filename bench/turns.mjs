import { rate } from './load.mjs'

/**
 * Measures rows one after the other, both sides of each in turn, after each was asked once for as long: what
 * the machine does besides falls on both.
 *
 * @param rows name, what is measured (as `rate` takes it), and the same of who stands beside it, if anybody
 * @param options `awake` as `rate` takes it
 */
export async function* inTurn(rows, { rounds, seconds, only, awake }) {
  for (const [name, ours, peer] of rows) {
    if (!name.includes(only)) continue
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
  // V8 compiles what is asked often: what is asked first says what a server takes that just started.
  for (const side of ['ours', 'peer']) if (sides[side]) await rate(sides[side], seconds, { awake })
  for (let round = 0; round < rounds; round++) {
    // Who goes first changes, too.
    for (const side of round % 2 === 0 ? ['ours', 'peer'] : ['peer', 'ours'])
      if (sides[side]) found[side].push(await rate(sides[side], seconds, { awake }))
  }
  return found
}
