import type { ClaimedMessage, MessageKind } from '@laissez-passer/core/ports'
import type { Drained } from './event-lanes.ts'

/** What has a lane: events go their own way. */
type LetterKind = Exclude<MessageKind, 'event'>
const kinds: readonly LetterKind[] = ['mail', 'push', 'sms']

/** As many of a kind are under way at the same time. */
const mostOfAKind = 10
/** A kind is claimed anew when no more than so many of it are left: not with a commit for each. */
const few = mostOfAKind / 2

/**
 * Messages on their way, a lane for each kind: a mail server or a push service that hangs holds up nothing of
 * another kind.
 */
interface LetterLanes {
  /** Delivers all that is due; resolves when nothing is left, or `signal` ended it. */
  readonly drain: (signal?: AbortSignal) => Promise<Drained>
  /** Begins to deliver what is due and has room; waits for none of it. */
  readonly start: (signal: AbortSignal) => Promise<void>
  /** Resolves when nothing is under way any more. */
  readonly ended: () => Promise<void>
}

/** How messages are delivered. */
interface Running {
  readonly counts: Record<keyof Drained, number>
  /** Told what the database said. */
  readonly onTrouble: (error: unknown) => void
  readonly over: () => boolean
}

/**
 * Lanes of ten messages at most.
 * @param options `claim`: takes what is due, of all kinds but these; `deliver`: delivers one, and says what
 * became of it; `onTrouble`: told what a database said after `start`.
 */
export function letterLanes({
  claim,
  deliver,
  onTrouble,
}: {
  readonly claim: (options: {
    readonly except: readonly LetterKind[]
    readonly limit: number
  }) => Promise<readonly ClaimedMessage[]>
  readonly deliver: (message: ClaimedMessage) => Promise<keyof Drained>
  readonly onTrouble: (error: unknown) => void
}): LetterLanes {
  const busy = new Set<Promise<void>>()
  const underWay = new Map<MessageKind, number>()
  /** Kinds that weren't asked for when nothing else was due. */
  let left: readonly LetterKind[] = []
  let claiming: Promise<unknown> = Promise.resolve()

  const count = (kind: MessageKind): number => underWay.get(kind) ?? 0
  const isFull = (kind: LetterKind): boolean => count(kind) > few

  /** One after the other: each begins with what is under way then. */
  function fill(running: Running): Promise<void> {
    const filled = claiming.then(() => claimAll(running))
    claiming = filled.catch(() => {})
    return filled
  }

  async function claimAll(running: Running): Promise<void> {
    while (!running.over()) {
      left = kinds.filter(isFull)
      if (left.length === kinds.length) return
      const room = Math.min(...kinds.filter((kind) => !isFull(kind)).map((kind) => mostOfAKind - count(kind)))
      const messages = await claim({ except: left, limit: room })
      if (messages.length === 0) return
      for (const message of messages) send(message, running)
    }
  }

  function send(message: ClaimedMessage, running: Running): void {
    const { kind } = message
    underWay.set(kind, count(kind) + 1)
    const sent = travel(message, running).finally(() => busy.delete(sent))
    busy.add(sent)
  }

  async function travel(message: ClaimedMessage, running: Running): Promise<void> {
    const { kind } = message
    try {
      running.counts[await deliver(message)]++
    } catch (error) {
      running.onTrouble(error)
    }
    underWay.set(kind, count(kind) - 1)
    if (running.over() || !left.some((each) => each === kind && !isFull(each))) return
    await fill(running).catch(running.onTrouble)
  }

  async function ended(): Promise<void> {
    while (busy.size > 0) await Promise.all(busy)
  }

  return {
    async drain(signal) {
      const counts = { delivered: 0, failed: 0, abandoned: 0 }
      const errors: unknown[] = []
      const over = (): boolean => signal?.aborted === true || errors.length > 0
      // Whatever goes wrong, nothing is left under way: whoever asked for it may end with it.
      await fill({ counts, over, onTrouble: (error) => errors.push(error) }).catch((error) => errors.push(error))
      await ended()
      if (errors.length > 0) throw errors[0]
      return counts
    },
    start: (signal) =>
      fill({ counts: { delivered: 0, failed: 0, abandoned: 0 }, over: () => signal.aborted, onTrouble }),
    ended,
  }
}
