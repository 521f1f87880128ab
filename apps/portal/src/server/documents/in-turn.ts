/** Lets those who change the same thing do so one after the other; nobody waits for who changes another. */
export type InTurn = <T>(name: string, work: () => Promise<T>) => Promise<T>

/** Turns within this process, in the order of asking. */
export function inTurn(): InTurn {
  const last = new Map<string, Promise<unknown>>()
  return async (name, work) => {
    const mine = (last.get(name) ?? Promise.resolve()).then(work, work)
    last.set(name, mine)
    try {
      return await mine
    } finally {
      if (last.get(name) === mine) last.delete(name)
    }
  }
}
