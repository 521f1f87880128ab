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
  /** Takes the last thing back; false where there is nothing left. */
  undo(): boolean
  /** Does again what was taken back. */
  redo(): boolean
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

interface Step {
  readonly target: UndoTarget
  readonly patches: readonly Patch[]
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
  let done: Step[] = []
  let undone: Step[] = []
  let view: UndoView = { canUndo: false, canRedo: false }
  const show = (): void => {
    view = { canUndo: done.length > 0, canRedo: undone.length > 0 }
    for (const listener of listeners) listener()
  }
  const back = (from: Step[], to: Step[]): boolean => {
    for (let step = from.pop(); step; step = from.pop()) {
      const patches = step.target.lay(invert(step.patches))
      if (patches.length === 0) continue
      // Not joined with what is typed next.
      to.push({ target: step.target, patches, at: Number.NEGATIVE_INFINITY })
      show()
      return true
    }
    show()
    return false
  }
  return {
    record: (target, patches) => {
      const last = done.at(-1)
      undone = []
      const goesOn = last && last.target === target && now() - last.at < pause && oneField(last.patches, patches)
      if (goesOn) done[done.length - 1] = { target, patches: compact([...last.patches, ...patches]), at: now() }
      else done = [...done, { target, patches, at: now() }].slice(-most)
      show()
    },
    undo: () => back(done, undone),
    redo: () => back(undone, done),
    forget: (target) => {
      done = done.filter((step) => step.target !== target)
      undone = undone.filter((step) => step.target !== target)
      show()
    },
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    view: () => view,
  }
}

/** Whether both write the same field and nothing else. */
function oneField(before: readonly Patch[], after: readonly Patch[]): boolean {
  const [first, ...others] = [...before, ...after]
  if (!first || !('at' in first)) return false
  return others.every((patch) => 'at' in patch && patch.at === first.at)
}
