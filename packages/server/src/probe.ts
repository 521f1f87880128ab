/** How a probe is asked, in milliseconds. */
export interface Probing {
  /** How long a part may take to answer; default 1,500. */
  readonly patience?: number
}

/**
 * Asks a part of a server for something real, and waits no longer than a while.
 *
 * @param done what was asked
 * @returns null once it was done; else why not
 */
export async function inTime(done: Promise<unknown>, { patience = 1500 }: Probing = {}): Promise<unknown> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<Error>((resolve) => {
    timer = setTimeout(() => resolve(new Error('too late')), patience)
  })
  const ended = done.then(
    () => null,
    (error: unknown) => error ?? new Error('refused'),
  )
  return Promise.race([ended, late]).finally(() => clearTimeout(timer))
}

/**
 * Asks once, and gives the same answer for a while: anybody may look at `/readyz`, and one of its questions
 * writes.
 *
 * @param ask rejects never
 * @param options `holds`: for how long, in milliseconds; default 5,000
 */
export function held<Result>(
  ask: () => Promise<Result>,
  { holds = 5000 }: { readonly holds?: number } = {},
): () => Promise<Result> {
  let asked: { readonly answer: Promise<Result>; readonly at: number } | null = null
  return () => {
    if (asked === null || performance.now() - asked.at > holds) asked = { answer: ask(), at: performance.now() }
    return asked.answer
  }
}
