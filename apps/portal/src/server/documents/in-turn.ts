import { inTime } from '@laissez-passer/server/probe'

/**
 * Lets those who change the same thing do so one after the other; nobody waits for whoever changes another.
 */
export type InTurn = <T>(name: string, work: () => Promise<T>) => Promise<T>

/**
 * How long a turn is waited for, in milliseconds, longer than a database takes: on Workers one stops with the
 * request that has it, and never ends. Turns only save trying again: what two change at the same time stays
 * whole without them, as between processes.
 */
const patience = 15_000

/** Turns within this process, in the order of asking. */
export function inTurn(): InTurn {
  const last = new Map<string, Promise<unknown>>()
  return async (name, work) => {
    const before = last.get(name)
    const mine = before === undefined ? work() : inTime(before, { patience }).then(work)
    last.set(name, mine)
    try {
      return await mine
    } finally {
      if (last.get(name) === mine) last.delete(name)
    }
  }
}
