/**
 * Runs jobs at most `parallel` at a time, first come first served.
 *
 * @returns A function that runs a job when its turn comes and settles as the job does.
 */
export function fairQueue(parallel: number): <T>(job: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = []
  let running = 0
  return async (job) => {
    if (running >= parallel) await new Promise<void>((resolve) => waiting.push(resolve))
    else running += 1
    try {
      return await job()
    } finally {
      // The place goes straight to the next in line, so nobody overtakes.
      const next = waiting.shift()
      if (next === undefined) running -= 1
      else next()
    }
  }
}
