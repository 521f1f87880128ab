import { compact, invert, type Patch } from '@laissez-passer/europass/patch'

/** A document whose changes can be taken back. */
export interface UndoTarget {
  /**
   * Lays patches on the document as it is now.
   *
   * @returns those that went: where somebody else has changed the same since, theirs stays
   */
  lay(patches: readonly Patch[]): readonly Patch[]
}

/**
 * What a page’s documents can take back and do again, in the order it was done, whichever document it was in.
 */
export interface Undo {
  /** Notes what was done. */
  record(target: UndoTarget, patches: readonly Patch[]): void
  /** What is noted meanwhile is one thing, in however many documents. */
  together(work: () => void): void
  /** Takes the last thing back; false where there is nothing left. */
  undo(): boolean
  /** Does again what was taken back. */
  redo(): boolean
  /**
   * What is done before anything is taken back, and before what others did comes in: what was typed and waits
   * is written, so that it is the last thing.
   *
   * @returns what ends it
   */
  before(work: () => void): () => void
  /** Does that now: what others did comes in, and is laid beside what was typed, not beneath it. */
  settle(): void
  /** Forgets what was done in a document that is closed. */
  forget(target: UndoTarget): void
  readonly subscribe: (listener: () => void) => () => void
  readonly view: () => UndoView
}

/** What can be done. */
export interface UndoView {
  readonly canUndo: boolean
  readonly canRedo: boolean
}

interface Part {
  readonly target: UndoTarget
  readonly patches: readonly Patch[]
}

interface Step {
  /** In the order in which they were done. */
  readonly parts: readonly Part[]
  /** Milliseconds. */
  readonly at: number
}

/** In milliseconds: keystrokes in one field that follow faster are one step. */
const pause = 1000
/** How many steps are remembered. */
const most = 500

/**
 * Remembers what is done on a page.
 *
 * @param now - milliseconds
 */
export function createUndo(now: () => number): Undo {
  const listeners = new Set<() => void>()
  const first = new Set<() => void>()
  let done: Step[] = []
  let undone: Step[] = []
  let collecting: Part[] | null = null
  let view: UndoView = { canUndo: false, canRedo: false }
  const show = (): void => {
    view = { canUndo: done.length > 0, canRedo: undone.length > 0 }
    for (const listener of listeners) listener()
  }
  const back = (from: Step[], to: Step[]): boolean => {
    for (let step = from.pop(); step; step = from.pop()) {
      const parts = step.parts
        .toReversed()
        .map(({ target, patches }) => ({ target, patches: target.lay(invert(patches)) }))
        .filter(({ patches }) => patches.length > 0)
      if (parts.length === 0) continue
      // Not joined with what is typed next.
      to.push({ parts, at: Number.NEGATIVE_INFINITY })
      show()
      return true
    }
    show()
    return false
  }
  const note = (parts: readonly Part[]): void => {
    const last = done.at(-1)
    undone = []
    const joined = last && now() - last.at < pause ? oneField(last.parts, parts) : null
    if (joined) done[done.length - 1] = { parts: [joined], at: now() }
    else done = [...done, { parts, at: now() }].slice(-most)
    show()
  }
  const without = (steps: readonly Step[], gone: UndoTarget): Step[] =>
    steps
      .map(({ parts, at }) => ({ parts: parts.filter(({ target }) => target !== gone), at }))
      .filter(({ parts }) => parts.length > 0)
  const settle = (): void => {
    for (const work of first) work()
  }
  return {
    record: (target, patches) => {
      if (collecting) collecting.push({ target, patches })
      else note([{ target, patches }])
    },
    together: (work) => {
      if (collecting) return work()
      const parts: Part[] = []
      collecting = parts
      try {
        work()
      } finally {
        collecting = null
      }
      if (parts.length > 0) note(parts)
    },
    undo: () => {
      settle()
      return back(done, undone)
    },
    redo: () => {
      settle()
      return back(undone, done)
    },
    settle,
    before: (work) => {
      first.add(work)
      return () => first.delete(work)
    },
    forget: (target) => {
      done = without(done, target)
      undone = without(undone, target)
      show()
    },
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    view: () => view,
  }
}

/** Both as one, where they write the same field and nothing else. */
function oneField(before: readonly Part[], after: readonly Part[]): Part | null {
  const [one, ...more] = [...before, ...after]
  const [first] = one?.patches ?? []
  if (!one || !first || !('at' in first)) return null
  const all = [one, ...more]
  const same = all.every(
    ({ target, patches }) => target === one.target && patches.every((patch) => 'at' in patch && patch.at === first.at),
  )
  return same ? { target: one.target, patches: compact(all.flatMap(({ patches }) => patches)) } : null
}
