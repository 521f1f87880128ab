import { accepts, checkOptions, optional, type OptionRules } from '@laissez-passer/password/options'
import { tooMany } from '../workers/too-many.ts'

/** How many requests are worked on at a time, how many wait for their turn, and for how long. */
export const admissionLimits = {
  atOnce: 64,
  longest: 2000,
  /** In seconds: longer nobody looks at an empty page. */
  patience: 5,
  leaves: true,
} as const

/** Whoever waits for others (a country, a password that is hashed) keeps nobody from beginning any longer. */
const placeMs = 2000

/** Whose turn a request is. */
export interface AdmissionTurn {
  /** The address that it comes from. */
  readonly from: string
  /**
   * Which of those who are no strangers sent it, by something that strangers can't have: a person, not one of
   * their browsers, of which they can have many. Absent: a stranger.
   */
  readonly known?: string | undefined
}

/** What admission control needs. */
export interface AdmissionOptions<Env> {
  /**
   * Runs a job when the turn of whoever it is for has come, or rejects with the code `busy` without having
   * run it: runtime's `fairQueue` with {@link admissionLimits}.
   */
  readonly queue: <T>(job: () => Promise<T>, turn: AdmissionTurn) => Promise<T>
  /** Answers who is let in. */
  readonly answer: (request: Request, env: Env) => Response | Promise<Response>
  /** Whose turn a request is. */
  readonly turn: (request: Request, env: Env) => AdmissionTurn | Promise<AdmissionTurn>
  /** Where the pages are: what they sent and had to wait for can be sent once more. */
  readonly origin: string
  /** The cookie that has the person's language. */
  readonly remembered: string
  /** Which requests take turns. Default: those that change something; what only shows something is quick. */
  readonly takesTurns?: (request: Request) => boolean
  /** Told of each who is asked to come again. */
  readonly turnedAway?: (turn: AdmissionTurn) => void
}

const rules: OptionRules<AdmissionOptions<never>> = {
  queue: accepts.made,
  answer: accepts.made,
  turn: accepts.made,
  origin: accepts.origin,
  remembered: accepts.text('the name of a cookie'),
  takesTurns: optional(accepts.made),
  turnedAway: optional(accepts.made),
}

/**
 * Admission control: lets requests in by turns of those who are known and of the networks that strangers
 * come from. In a flood the process has more to do than it can: without turns whoever comes waits behind all
 * that came before. When too many wait, the last of the fullest network is asked to come again, by an answer
 * that costs nearly nothing.
 *
 * @param options who answers, whose turn it is
 * @throws LaissezPasserError `invalid-settings` where an option is invalid
 */
export function admission<Env>(options: AdmissionOptions<Env>): (request: Request, env: Env) => Promise<Response> {
  checkOptions<AdmissionOptions<never>>('admission', options, rules)
  const { answer, origin, queue, remembered, takesTurns = changes, turn, turnedAway } = options
  return async (request, env) => {
    if (!takesTurns(request)) return answer(request, env)
    const theirs = await turn(request, env)
    try {
      // Whoever's answer is late waits for it by themselves.
      const job = async (): Promise<{ readonly answered: Promise<Response> }> => {
        const answered = Promise.resolve(answer(request, env))
        await Promise.race([answered.then(nothing, nothing), pause(placeMs)])
        return { answered }
      }
      // Where those who are known are too many, nobody of them is worse off than a stranger.
      const { answered } = await queue(job, theirs).catch((error: unknown) => {
        if (theirs.known === undefined || !isBusy(error)) throw error
        return queue(job, { from: theirs.from })
      })
      return await answered
    } catch (error) {
      if (!isBusy(error)) throw error
      turnedAway?.(theirs)
      return tooMany(request, { origin, remembered, seconds: admissionLimits.patience })
    }
  }
}

/** What changes nothing (RFC 9110 §9.2.1); a browser asks by OPTIONS whether a phone's app may send. */
const safe: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS'])

/** Whether a request changes something, by its method. */
function changes({ method }: Request): boolean {
  return !safe.has(method)
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'busy'
}

const nothing = (): void => {}

/** Keeps no process from ending. */
function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds).unref()
  })
}
