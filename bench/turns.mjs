import { rate } from './load.mjs'

/**
 * Measures rows one after the other, both sides of each in turn: what the machine does besides falls on both.
 *
 * @param rows name, what is measured (as `rate` takes it), and the same of who stands beside it, if anybody
 */
export async function* inTurn(rows, { rounds, seconds, only }) {
  for (const [name, ours, peer] of rows) {
    if (!name.includes(only)) continue
    const found = { ours: [], peer: [] }
    for (let round = 0; round < rounds; round++) {
      // Who goes first changes, too.
      for (const side of round % 2 === 0 ? ['ours', 'peer'] : ['peer', 'ours']) {
        const work = side === 'ours' ? ours : peer
        if (work) found[side].push(await rate(work, seconds))
      }
    }
    yield { name, ...found, unit: '/s' }
  }
}
