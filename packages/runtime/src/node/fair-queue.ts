import { LaissezPasserError } from '@laissez-passer/core/errors'

/**
 * Runs jobs at most `parallel` at a time, first come first served, while at most `longest` wait: whoever
 * comes then hears so at once instead of waiting without end with everybody behind.
 *
 * @param parallel how many jobs run at a time.
 * @param longest how many may wait.
 * @returns A function that runs a job when its turn comes and settles as the job does; it rejects with
 * LaissezPasserError `unavailable`, without having run the job, when the line is full.
 */
export function fairQueue(parallel: number, longest: number): <T>(job: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = []
  let running = 0
  return async (job) => {
    if (running >= parallel) {
      if (waiting.length >= longest) throw new LaissezPasserError('unavailable', 'Too many passwords wait to be hashed')
      await new Promise<void>((resolve) => waiting.push(resolve))
    } else running += 1
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
