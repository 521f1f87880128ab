import { LaissezPasserError } from '@laissez-passer/core/errors'
import {
  accepts,
  checkArgument,
  checkOptions,
  optional,
  type OptionRule,
  type OptionRules,
} from '@laissez-passer/core/options'
import { branch, givesWay, next, put, takeLast } from './lines.ts'
import { networksOf } from './networks.ts'

/** Whom a job is for. */
export interface Turn {
  /** The network address of whoever asks. */
  readonly from: string
  /**
   * They are no stranger, by something that strangers can't have. A name: which of those they are, who takes
   * turns by themselves, from wherever they come.
   */
  readonly known?: boolean | string | undefined
}

/** Runs a job when the turn of whoever it is for has come. */
export interface FairQueue {
  <T>(job: () => Promise<T>, turn: Turn): Promise<T>
  /** Whether a job would be refused just now. */
  readonly isFull: (turn: Turn) => boolean
}

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

/** How long a line may be, and for whom. */
export interface FairQueueOptions {
  /** How many may wait. */
  readonly longest: number
  /** For how long the last in line may wait, in seconds, by what jobs took lately. Default: any time. */
  readonly patience?: number
  /**
   * Each network runs no more jobs than places are free: of those whose jobs take long, one leaves half of
   * all places to others, three a quarter. Default: one may have them all.
   */
  readonly leaves?: boolean
  /** Told how jobs fare. */
  readonly watch?: QueueWatch | undefined
}

const isNumber = (given: unknown, over: number): boolean => typeof given === 'number' && given > over
const jobs = accepts.whole(1, 'jobs')
const atOnce: OptionRule = {
  ...jobs,
  takes: (given) => given === Number.POSITIVE_INFINITY || jobs.takes(given),
  accepted: 'a whole number of jobs at a time, 1 or more, or Infinity',
}
// Limits that are kept together hold what `parallel` says as well.
const rules: OptionRules<FairQueueOptions & { readonly atOnce?: number }> = {
  longest: { takes: (given) => isNumber(given, -1), accepted: 'how many may wait, 0 or more' },
  patience: optional({ takes: (given) => isNumber(given, 0), accepted: 'a number of seconds above 0' }),
  leaves: optional(accepts.flag),
  watch: optional(accepts.having('{ began, ended, refused }', 'began', 'ended', 'refused')),
  atOnce: optional(atOnce),
}

interface Waiting {
  readonly network: string
  readonly run: () => void
  readonly refuse: () => void
}

/**
 * Runs jobs at most `parallel` at a time; the others wait in lines that take turns: those who are known and
 * strangers, of each the networks (`networksOf`), of each network the smaller ones in it, of each the
 * addresses; those who are known by name by that instead. One address with two hundred in line delays
 * another's first by one job, five thousand addresses of one network that of another network by one, and
 * whoever is known waits for one stranger at a time. All together at most `longest` wait, and fewer where
 * jobs have become slow, so that nobody waits for longer than `patience`. When somebody comes then, the last
 * of the longest line of the fullest network is refused: that is the newcomer where their own is as full as
 * any, so that a few can't fill the queue for all.
 *
 * @param parallel how many jobs run at a time; `Infinity`: nobody waits.
 * @param options how many may wait, and for how long.
 * @returns a function that runs a job for somebody and settles as the job does; it rejects with
 * LaissezPasserError `busy`, without having run the job, when it was refused.
 * @throws LaissezPasserError `invalid-settings` where there is no such number, or an option is invalid.
 * @see https://www.rfc-editor.org/rfc/rfc8290#section-4.1 (the longest queue gives way)
 */
export function fairQueue(parallel: number, options: FairQueueOptions): FairQueue {
  checkArgument('fairQueue', parallel, atOnce)
  checkOptions('fairQueue', options, rules)
  const { leaves = false, longest, patience = Number.POSITIVE_INFINITY, watch } = options
  const lines = branch<Waiting>()
  let running = 0
  /** How many jobs of each network run. */
  const held = new Map<string, number>()
  // Seconds that a job took lately: of each, a twentieth counts.
  let usual: number | null = null

  /** How many may wait just now; as many as run at a time in any case. */
  function most(): number {
    return usual === null ? longest : Math.min(longest, Math.max(parallel, (patience / usual) * parallel))
  }

  const mayBegin = (network: string): boolean => (leaves ? (held.get(network) ?? 0) : 0) < parallel - running

  const isCrowded = (network: string): boolean => !mayBegin(network) && lines.count >= most()

  function take(network: string): void {
    running += 1
    held.set(network, (held.get(network) ?? 0) + 1)
  }

  function giveBack(network: string): void {
    running -= 1
    const left = (held.get(network) ?? 1) - 1
    if (left === 0) held.delete(network)
    else held.set(network, left)
  }

  /** Places go straight to the next in line, so nobody overtakes. */
  function letIn(): void {
    while (running < parallel) {
      const following = next(lines, { may: ([, network]) => network === undefined || mayBegin(network) })
      if (following === undefined) return
      take(following.network)
      following.run()
    }
  }

  function wait(path: readonly string[], network: string): Promise<void> {
    const busy = new LaissezPasserError('busy', 'Too many wait for the same')
    if (isCrowded(network)) {
      const longer = givesWay(lines, path)
      if (longer === null) {
        watch?.refused()
        return Promise.reject(busy)
      }
      takeLast(lines, longer)?.refuse()
    }
    return new Promise((resolve, reject) => {
      put(lines, path, {
        network,
        run: resolve,
        refuse: () => {
          watch?.refused()
          reject(busy)
        },
      })
    })
  }

  async function queue<T>(job: () => Promise<T>, turn: Turn): Promise<T> {
    const came = performance.now()
    watch?.came?.()
    const path = pathOf(turn)
    const [, network = ''] = path
    if (mayBegin(network)) take(network)
    else await wait(path, network)
    const began = performance.now()
    watch?.began((began - came) / 1000)
    try {
      return await job()
    } finally {
      const took = (performance.now() - began) / 1000
      usual = usual === null ? took : usual + (took - usual) / 20
      watch?.ended(took)
      giveBack(network)
      letIn()
    }
  }

  return Object.assign(queue, {
    isFull(turn: Turn) {
      const path = pathOf(turn)
      return isCrowded(path[1] ?? '') && givesWay(lines, path) === null
    },
  })
}

function pathOf({ from, known = false }: Turn): readonly string[] {
  return typeof known === 'string' ? ['known', known] : [known ? 'known' : 'stranger', ...networksOf(from)]
}
