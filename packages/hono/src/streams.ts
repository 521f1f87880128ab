/** Live streams of one provider. */
export interface Streams {
  /**
   * Joins the streams about a topic. When there are too many of it, the oldest ends: what a person looks at
   * is the newest page.
   * @returns `signal`: aborts when this stream has to end; `leave`: to be called when it has.
   */
  join(topic: string): { readonly signal: AbortSignal; readonly leave: () => void }
  /** How many there are. */
  count(): number
}

/**
 * Bounds how many live streams wait for one thing: each holds a connection and asks the database now and
 * then.
 */
export function liveStreams(limit: number): Streams {
  const open = new Map<string, Set<AbortController>>()
  return {
    count: () => [...open.values()].reduce((all, { size }) => all + size, 0),
    join(topic) {
      const all = open.get(topic) ?? new Set()
      const mine = new AbortController()
      all.add(mine)
      open.set(topic, all)
      const [oldest] = all
      const leave = (): void => {
        all.delete(mine)
        if (all.size === 0 && open.get(topic) === all) open.delete(topic)
      }
      if (all.size > limit && oldest) {
        all.delete(oldest)
        oldest.abort()
      }
      return { signal: mine.signal, leave }
    },
  }
}
