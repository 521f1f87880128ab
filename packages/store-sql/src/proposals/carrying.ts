import type { Executor } from '../executor.ts'
import type { Statement } from '../sql/statements.ts'

/**
 * An executor whose first commit runs other statements before its own, in the same transaction; where they
 * can't be run, nothing is written, and the next commit tries again. Its callers see their own outcomes.
 *
 * @param options `first`: those statements; `whyNot`: asked when the commit failed: an error to be thrown in
 * place of the database's, null where it was no fault of theirs.
 */
export function carrying(
  executor: Executor,
  { first, whyNot }: { readonly first: readonly Statement[]; readonly whyNot: () => Promise<Error | null> },
): { readonly executor: Executor; readonly carried: () => boolean } {
  let carried = false
  // One after the other, or two at the same time would both carry it.
  let last: Promise<unknown> = Promise.resolve()
  const commit: Executor['commit'] = async (statements, options) => {
    if (carried) return executor.commit(statements, options)
    try {
      const outcomes = await executor.commit([...first, ...statements], options)
      carried = true
      return outcomes.slice(first.length)
    } catch (error) {
      throw (await whyNot()) ?? error
    }
  }
  return {
    executor: {
      query: executor.query,
      commit(statements, options) {
        const done = last.then(() => commit(statements, options))
        last = done.catch(() => {})
        return done
      },
    },
    carried: () => carried,
  }
}
