/** A request that failed while processes of one release became another's. */
export interface Failure {
  readonly what: string
  /** Null where nothing was answered. */
  readonly answer: { readonly status: number; readonly text: string; readonly by: string } | null
  /** What {@link stepsOf} says of the time that it took. */
  readonly besideSteps: boolean
}

/** What a release failed by itself: the fault's own, and what the other one can't help. */
interface Whose {
  readonly lost: readonly string[]
  readonly apart: readonly string[]
}

/**
 * Tells what the release before fails by itself from what this one does. Its own is a 503 that it answered,
 * for which its log blames the database, while no step of this one's was taken. All else is this one's,
 * whoever answered: what an old process can't read was written by a new one.
 *
 * @param options `before`: the release before, by the name that answers and lines have; `log`: what all
 * processes said; `numbered`: whether a page says the number of its line
 */
export function whose(
  failures: readonly Failure[],
  { before, log, numbered }: { readonly before: string; readonly log: string; readonly numbered: boolean },
): Whose {
  const lines = log.split('\n')
  const judged = failures.map(({ answer, besideSteps, what }) => {
    const number = answer && /\b[\da-f]{8}\b/.exec(answer.text)?.[0]
    const line = number ? lines.find((one) => one.includes(`"request":"${number}"`)) : undefined
    const blamed = line?.startsWith(`${before}: `) === true && line.includes('"error":"store-unavailable"')
    const own = answer?.by === before && answer.status === 503 && !besideSteps && (blamed || !numbered)
    const answered = answer ? `${answer.status} by ${answer.by || 'nobody known'}` : 'nothing'
    const why = line ? `logged: ${line.slice(0, 400)}` : `no line; ${answer?.text.slice(0, 100) ?? ''}`
    return { own, said: `${what}: answered ${answered}${besideSteps ? ' beside steps of the schema' : ''}; ${why}` }
  })
  const those = (which: boolean): string[] => judged.filter(({ own }) => own === which).map(({ said }) => said)
  return { lost: those(false), apart: those(true) }
}

/** Knows when steps of the schema were taken: while a process of this release starts. */
export function stepsOf(): {
  readonly beside: <Result>(start: () => Promise<Result>) => Promise<Result>
  /** @param begun by `performance.now()` */
  readonly since: (begun: number) => boolean
} {
  let end = -Infinity
  return {
    async beside(start) {
      end = Infinity
      try {
        return await start()
      } finally {
        end = performance.now()
      }
    },
    since: (begun) => begun <= end,
  }
}
