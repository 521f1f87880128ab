import type { Log } from './log.ts'
import { accepts, checkArgument, checkOptions, optional, type OptionRules } from '@laissez-passer/password/options'

/** How a probe is asked, in milliseconds. */
export interface Probing {
  /** How long a part may take to answer; default 1,500. */
  readonly patience?: number
}

const rules: OptionRules<Probing> = { patience: optional(accepts.over(0, 'milliseconds')) }

/**
 * Asks a part of a server for something real, and waits no longer than a while.
 *
 * @param done what was asked
 * @returns null once it was done; else why not
 * @throws LaissezPasserError `invalid-settings` where that is no promise, or an option is invalid
 */
export async function inTime(done: Promise<unknown>, options: Probing = {}): Promise<unknown> {
  checkArgument('inTime', done, accepts.having('a promise', 'then'))
  checkOptions('inTime', options, rules)
  const { patience = 1500 } = options
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

/** How long an answer holds. */
export interface Holding<Result> {
  /** In milliseconds, from when it was asked for; default 5,000. */
  readonly holds?: number
  /** Whether an answer says that all is well. Default: each does. */
  readonly isWell?: (answer: Result) => boolean
  /** How long one that doesn't holds, in milliseconds, from when it was given; default 500. */
  readonly unwellHolds?: number
}

const holdingRules: OptionRules<Holding<never>> = {
  holds: optional(accepts.least(0, 'milliseconds')),
  isWell: optional(accepts.made),
  unwellHolds: optional(accepts.least(0, 'milliseconds')),
}

/**
 * Asks once, and gives the same answer for a while: anybody may look at `/readyz`, and one of its questions
 * writes. One that says that something isn't well holds for a moment only: whoever waits for it to be well
 * again isn't told of what was.
 *
 * @param ask one that rejects has said that something isn't well
 * @throws LaissezPasserError `invalid-settings` where that is no function, or an option is invalid
 */
export function held<Result>(ask: () => Promise<Result>, options: Holding<Result> = {}): () => Promise<Result> {
  checkArgument('held', ask, accepts.made)
  checkOptions('held', options, holdingRules)
  const { holds = 5000, isWell = () => true, unwellHolds = 500 } = options
  let asked: { readonly answer: Promise<Result>; until: number } | null = null

  function askAnew(): { readonly answer: Promise<Result>; until: number } {
    const anew = { answer: ask(), until: performance.now() + holds }
    const unwell = () => {
      anew.until = performance.now() + unwellHolds
    }
    anew.answer.then((answer) => {
      if (!isWell(answer)) unwell()
    }, unwell)
    return anew
  }

  return () => {
    if (asked === null || performance.now() >= asked.until) asked = askAnew()
    return asked.answer
  }
}

/** How a server and its parts are, as `/readyz` answers it. */
export interface ReadinessState {
  readonly status: 'ok' | 'degraded' | 'unavailable'
  readonly parts: Readonly<Record<string, string>>
}

/**
 * Makes what has the log say once that a server stopped being ready (`not-ready`) or that something is to be
 * mended (`degraded`), each with the parts that aren't `ok`, and that all is well again (`ready-again`):
 * whoever reads it later sees from when to when. It knows what `/readyz` is asked, and nothing in between.
 *
 * @returns takes each answer of `/readyz`
 */
export function readinessLog(log: Log): (answer: ReadinessState) => void {
  checkArgument('readinessLog', log, accepts.made)
  let last: ReadinessState['status'] = 'ok'
  return ({ parts, status }) => {
    if (status === last) return
    last = status
    if (status === 'ok') return log({ level: 'info', event: 'ready-again' })
    const unwell = Object.entries(parts).filter(([, state]) => state !== 'ok')
    const said = unwell.map(([part, state]) => `${part}: ${state}`).join(', ')
    log({ level: 'warn', event: status === 'degraded' ? 'degraded' : 'not-ready', said })
  }
}
