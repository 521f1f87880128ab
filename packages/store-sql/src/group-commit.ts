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
 * @param runAll runs all inputs in order; throws when none is done
 * @param durable resolves when what was run is durable; nobody hears before
 */
export function groupCommit<Input, Output>(
  runAll: (inputs: readonly Input[]) => readonly Settled<Output>[],
  durable: () => Promise<void>,
): (input: Input) => Promise<Output> {
  let queue: Job<Input, Output>[] = []

  async function flush(): Promise<void> {
    const jobs = queue
    queue = []
    try {
      const settled = runAll(jobs.map(({ input }) => input))
      await durable()
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
      if (queue.push({ input, resolve, reject }) === 1) setImmediate(() => void flush())
    })
}
