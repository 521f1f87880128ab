import { LaissezPasserError } from '@laissez-passer/core/errors'

/** Runs a job when the turn of whoever it is for has come. */
export type FairQueue = <T>(job: () => Promise<T>, options: { readonly from: string }) => Promise<T>

/** Told how jobs fare. */
export interface QueueWatch {
  /** A job came: it begins at once, waits, or is refused. */
  readonly came?: () => void
  /** A job begins after so many seconds in line. */
  readonly began: (waited: number) => void
  /** A job ended that took so many seconds. */
  readonly ended: (took: number) => void
  /** A job was refused. */
  readonly refused: () => void
}

interface Waiting {
  readonly run: () => void
  readonly refuse: () => void
}

/**
 * Runs jobs at most `parallel` at a time; the others wait, each address in a line of its own, and the
 * addresses take turns: one with two hundred in line delays another's first by one job. All together at most
 * `longest` wait, and fewer where jobs have become slow, so that nobody waits for longer than `patience`.
 * When somebody comes then, the last of the longest line is refused: that is the newcomer where their own
 * line is as long as any, so that a few addresses can't fill the queue for all.
 *
 * @param parallel how many jobs run at a time.
 * @param longest how many may wait.
 * @param patience for how long the last in line may wait, in seconds, by what jobs took lately. Default: any
 * time.
 * @param watch is told how jobs fare.
 * @returns a function that runs a job for an address (`from`) and settles as the job does; it rejects with
 * LaissezPasserError `busy`, without having run the job, when it was refused.
 * @see https://www.rfc-editor.org/rfc/rfc8290#section-4.1 (the longest queue gives way)
 */
export function fairQueue(
  parallel: number,
  {
    longest,
    patience = Number.POSITIVE_INFINITY,
    watch,
  }: { readonly longest: number; readonly patience?: number; readonly watch?: QueueWatch | undefined },
): FairQueue {
  // The first has the next turn, and goes to the end with it.
  const lines = new Map<string, Waiting[]>()
  let running = 0
  let waiting = 0
  // Seconds that a job took lately: of each, a twentieth counts.
  let usual: number | null = null

  /** How many may wait just now; as many as run at a time in any case. */
  function most(): number {
    return usual === null ? longest : Math.min(longest, Math.max(parallel, (patience / usual) * parallel))
  }

  function next(): Waiting | undefined {
    for (const [from, line] of lines) {
      const first = line.shift()
      lines.delete(from)
      if (line.length > 0) lines.set(from, line)
      waiting -= 1
      return first
    }
    return undefined
  }

  /** Whether there is a place for one more of this address, if need be that of the longest line's last. */
  function hasRoom(from: string): boolean {
    if (waiting < most()) return true
    const longestLine = [...lines.values()].reduce<Waiting[]>(
      (sofar, line) => (line.length > sofar.length ? line : sofar),
      [],
    )
    if (longestLine.length <= (lines.get(from)?.length ?? 0) + 1) return false
    longestLine.pop()?.refuse()
    waiting -= 1
    return true
  }

  function turn(from: string): Promise<void> {
    const busy = new LaissezPasserError('busy', 'Too many passwords wait to be hashed')
    if (!hasRoom(from)) {
      watch?.refused()
      return Promise.reject(busy)
    }
    return new Promise((resolve, reject) => {
      const line = lines.get(from) ?? []
      line.push({
        run: resolve,
        refuse: () => {
          watch?.refused()
          reject(busy)
        },
      })
      lines.set(from, line)
      waiting += 1
    })
  }

  return async (job, { from }) => {
    const came = performance.now()
    watch?.came?.()
    if (running < parallel) running += 1
    else await turn(from)
    const began = performance.now()
    watch?.began((began - came) / 1000)
    try {
      return await job()
    } finally {
      const took = (performance.now() - began) / 1000
      usual = usual === null ? took : usual + (took - usual) / 20
      watch?.ended(took)
      // The place goes straight to the next in line, so nobody overtakes.
      const following = next()
      if (following === undefined) running -= 1
      else following.run()
    }
  }
}
