import type { Level, Session } from '@laissez-passer/core/ports'
import type { Who } from './cast.ts'

/**
 * What each method is worth; written down once more, so that a slip in the provider's own table is noticed.
 */
const worth: Readonly<Record<string, Level>> = {
  password: 'BASIC',
  'mobile-app-pin': 'MEDIUM',
  'mobile-app-qr': 'MEDIUM',
  passkey: 'MEDIUM',
  'token-app': 'MEDIUM',
  'recovery-code': 'MEDIUM',
  sms: 'MEDIUM',
  eid: 'MEDIUM',
  'eid-low': 'BASIC',
  token: 'HIGH',
  'token-cram': 'HIGH',
}
/** What says by itself who somebody is. (A passkey does where nobody else said it.) */
const standsAlone: ReadonlySet<string> = new Set(['password', 'eid', 'eid-low'])
const levels: readonly Level[] = ['BASIC', 'MEDIUM', 'HIGH']

/** What a destination asks. */
export interface Ask {
  readonly level: Level
  /** Null: whichever. */
  readonly methods: readonly string[] | null
}

/** A sign-in, as it really went: kept apart from what the provider stores. */
export interface Flow {
  readonly id: string
  /** The browser that began it, by its cookie. */
  readonly browser: string
  /** Hash of its id, as it is stored. */
  readonly idHash: string
  /** The session that its only answer gave, where nobody learnt its id. */
  readonly opens: string | null
  readonly who: Who
  readonly asks: Ask
  /** The session that it raises. */
  readonly raises: string | null
  readonly startedAt: number
  /**
   * What was really shown in it, each with what can be used once (a code, a challenge); empty where it may be
   * used again.
   */
  readonly shown: Map<string, Set<string>>
  /** A passkey that said who comes. */
  readonly alone: boolean
  /** Which of their passwords was typed. */
  passwordNumber: number
  /** Its browser asked to set up a first factor. */
  setsUp: boolean
  /**
   * Everything that happened in it happened one after the other: the session has all that was shown, not just
   * nothing else.
   */
  sure: boolean
  /** Its owner said "this wasn't me". */
  reported: boolean
}

/** A session that somebody has, or had. */
export interface Opened {
  readonly session: Session
  readonly flow: Flow
  passwordNumber: number
  ended: boolean
}

/** What is true, whatever the provider says. */
export interface Truth {
  readonly flows: Flow[]
  readonly sessions: Map<string, Opened>
  /** Which sign-in a session came from, by its hash: the hash of the sign-in's id. */
  readonly openedBy: Map<string, string>
  /** Who used what can be used once: its sign-in. */
  readonly used: Map<string, string>
  /** How many passwords somebody has had before this one. */
  readonly passwordNumber: Record<Who, number>
}

/** Something that must never be. */
export class Broken extends Error {}

/** Whether proofs are what a destination asks. */
export function meets(proofs: readonly string[], asks: Ask): boolean {
  return proofs.some(
    (proof) =>
      levels.indexOf(worth[proof] ?? 'BASIC') >= levels.indexOf(asks.level) &&
      (asks.methods === null || asks.methods.includes(proof)),
  )
}

/** The level that proofs reach. */
export function levelOf(proofs: readonly string[]): Level {
  return levels.findLast((level) => proofs.some((proof) => worth[proof] === level)) ?? 'BASIC'
}

/** Pages that change factors take everything but the code of a phone without a PIN, and text messages. */
export const changingFactors = Object.keys(worth).filter((name) => name !== 'mobile-app-qr' && name !== 'sms')

/** Who has a second factor, and so can't pass by the page that sets up the first. */
export const withSecondFactor: readonly Who[] = ['ben', 'cat', 'dan', 'eve', 'fay']

/** Who wants to be asked for two factors always, and has them. */
const always: readonly Who[] = ['cat']

/**
 * Looks at a session that wasn't there before.
 * @param before what was true before what just happened: passwords, ended sessions.
 * @throws Broken when it wasn't earned.
 */
export function earned(
  truth: Truth,
  found: {
    readonly session: Session
    readonly who: Who
    readonly before: { readonly passwordNumber: number; readonly ended: ReadonlySet<string> }
  },
): Flow {
  const { before, session, who } = found
  const fail = (why: string): never => {
    throw new Broken(`${why}: ${JSON.stringify(session)}`)
  }
  const from = truth.openedBy.get(session.idHash)
  const flow = truth.flows.find(({ idHash, opens }) => opens === session.idHash || idHash === from)
  if (!flow) return fail('a session of no sign-in of its browser')
  if (flow.who !== who) fail(`a session of ${who} from a sign-in of ${flow.who}`)
  if ([...truth.sessions.values()].some((one) => one.flow === flow)) fail('a second session of one sign-in')
  if (flow.reported) fail('a session from a sign-in that its owner reported')
  if (flow.raises !== null && before.ended.has(flow.raises)) fail('a session raised from one that had ended')
  const proofs = session.proofs.map(({ method }) => method)
  const more = proofs.filter((method) => !flow.shown.has(method))
  if (more.length > 0) fail(`${more.join()} was never shown`)
  if (flow.sure && proofs.length !== flow.shown.size) fail(`not all of ${[...flow.shown.keys()].join()}`)
  if (!proofs.some((proof) => standsAlone.has(proof)) && !flow.alone) fail('nothing that says who it is')
  if (always.includes(who) && levelOf(proofs) === 'BASIC') fail(`less than ${who} wants`)
  if (proofs.includes('password') && flow.passwordNumber < before.passwordNumber) fail('by a password of before')
  if (session.level !== levelOf(proofs)) fail(`not ${levelOf(proofs)}`)
  const alternative: Ask = { level: 'BASIC', methods: changingFactors }
  const setsUp = flow.setsUp && !withSecondFactor.includes(who)
  if (!meets(proofs, flow.asks) && !(setsUp && meets(proofs, alternative))) fail('not what the destination asks')
  for (const method of proofs) {
    const keys = [...(flow.shown.get(method) ?? [])]
    if (keys.length === 0) continue
    const key = keys.find((candidate) => (truth.used.get(candidate) ?? flow.id) === flow.id)
    if (key === undefined) fail(`${method} was used before`)
    else truth.used.set(key, flow.id)
  }
  return flow
}
