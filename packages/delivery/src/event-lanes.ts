import type { OutboxPort, Seconds } from '@laissez-passer/core/ports'
import type { ShakyReceivers } from './shaky-receivers.ts'

/** How many messages a drain delivered, put back, and gave up. */
export interface Drained {
  readonly delivered: number
  readonly failed: number
  readonly abandoned: number
}

/**
 * As many receivers are told at the same time. Others wait until one of these was told, or its time is
 * over.
 */
const mostLanes = 32
/**
 * As many of them at most go to whoever didn't take what it was told last: anybody can name dead addresses.
 */
const mostShaky = mostLanes / 2
/** After so many events a receiver lets others in, where more wait than have a lane. */
const turn = 20

/** Receivers that are told, each in a lane of its own: who answers slowly holds up nobody but itself. */
interface EventLanes {
  /** Tells all to whom events are due; resolves when all were told, or `signal` ended it. */
  readonly drain: (signal?: AbortSignal) => Promise<Drained>
  /** Begins to tell those to whom events are due and who aren't being told; waits for none of them. */
  readonly start: (signal: AbortSignal) => Promise<void>
  /** Resolves when nobody is being told any more. */
  readonly ended: () => Promise<void>
}

type Counts = Record<keyof Drained, number>

/** How a lane is run. */
interface Running {
  readonly counts: Counts
  /** Told what went wrong in a lane, which ends by it. */
  readonly onTrouble: (error: unknown) => void
  readonly signal: AbortSignal | undefined
}

/**
 * Lanes for events, 32 at most.
 * @param options `deliver`: delivers the next event to a receiver, and says what became of it; null: none is
 * due. `onTrouble`: told what a database said in a lane that `start` began. `shaky`: who fails, as others saw
 * it.
 */
export function eventLanes({
  clock,
  deliver,
  onTrouble,
  outbox,
  shaky,
}: {
  readonly clock: () => Seconds
  readonly outbox: Pick<OutboxPort, 'receivers'>
  readonly deliver: (receiver: string) => Promise<keyof Drained | null>
  readonly onTrouble: (error: unknown) => void
  readonly shaky: ShakyReceivers
}): EventLanes {
  const busy = new Map<string, Promise<void>>()

  async function lane(receiver: string, { counts, signal }: Running): Promise<void> {
    for (let told = 0; !signal?.aborted; told++) {
      if (told >= turn && busy.size >= mostLanes) return
      const became = await deliver(receiver)
      if (became === null) return
      counts[became]++
      shaky.note(receiver, became)
      // What comes next would fail as well: others have a turn.
      if (became === 'failed') return
    }
  }

  async function fill(running: Running): Promise<void> {
    // Those who are being told, or left alone, may be due as well.
    const due = await outbox.receivers({ now: clock(), limit: 2 * mostLanes + shaky.count() })
    const [sound, others] = [due.filter((each) => !shaky.has(each)), due.filter(shaky.has)]
    for (const receiver of [...sound, ...others]) {
      if (busy.size >= mostLanes) return
      if (busy.has(receiver) || shaky.rests(receiver)) continue
      if (shaky.has(receiver) && [...busy.keys()].filter(shaky.has).length >= mostShaky) return
      const told = lane(receiver, running).catch(running.onTrouble)
      busy.set(
        receiver,
        told.finally(() => busy.delete(receiver)),
      )
    }
  }

  return {
    async drain(signal) {
      const counts = { delivered: 0, failed: 0, abandoned: 0 }
      const errors: unknown[] = []
      while (!signal?.aborted && errors.length === 0) {
        const onTrouble = (error: unknown): void => void errors.push(error)
        // Whatever goes wrong, nothing is left under way: whoever asked for it may end with it.
        await fill({ counts, onTrouble, signal }).catch(onTrouble)
        if (busy.size === 0) break
        await Promise.race(busy.values())
      }
      await Promise.all(busy.values())
      if (errors.length > 0) throw errors[0]
      return counts
    },

    start: (signal) => fill({ counts: { delivered: 0, failed: 0, abandoned: 0 }, onTrouble, signal }),

    async ended() {
      await Promise.all(busy.values())
    },
  }
}
