/** A unit of work in the queue. */
interface Job<Input, Output> {
  readonly input: Input
  readonly resolve: (output: Output) => void
  readonly reject: (error: unknown) => void
}

/** What became of one unit: `error` when it alone failed. */
export type Settled<Output> =
  | { readonly ok: true; readonly output: Output }
  | { readonly ok: false; readonly error: unknown }

/**
 * Collects what is asked for within one turn of the event loop and runs it together, so that many callers
 * share one commit (and its wait for the disk).
 * @param runAll runs all inputs in order and makes them durable; throws when none is.
 */
export function groupCommit<Input, Output>(
  runAll: (inputs: readonly Input[]) => readonly Settled<Output>[],
): (input: Input) => Promise<Output> {
  let queue: Job<Input, Output>[] = []

  function flush(): void {
    const jobs = queue
    queue = []
    try {
      const settled = runAll(jobs.map(({ input }) => input))
      for (const [index, { resolve, reject }] of jobs.entries()) {
        const result = settled[index]
        if (result?.ok) resolve(result.output)
        else reject(result?.error)
      }
    } catch (error) {
      for (const { reject } of jobs) reject(error)
    }
  }

  return (input) =>
    new Promise((resolve, reject) => {
      if (queue.push({ input, resolve, reject }) === 1) setImmediate(flush)
    })
}
