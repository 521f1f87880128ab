import { useWords } from '../language.tsx'
import { dotted } from '../parts/dotted.ts'

/** What things of a list are called. */
export interface Called<Thing> {
  readonly name: (thing: Thing) => string
  /** In words, when it was saved or made; empty where that isn’t known. */
  readonly when: (thing: Thing) => string
}

/**
 * Names under which no two things of a list look alike: of several that are called the same, each says when
 * it was, and which it is of those where that is the same too.
 */
export function tellApart<Thing>(things: readonly Thing[], { name, when }: Called<Thing>): ReadonlyMap<Thing, string> {
  const called = things.map((thing) => ({ thing, name: name(thing) }))
  const alike = Map.groupBy(called, (one) => one.name)
  const dated = Map.groupBy(called, (one) =>
    (alike.get(one.name)?.length ?? 0) > 1 ? dotted(one.name, when(one.thing)) : one.name,
  )
  return new Map(
    [...dated].flatMap(([said, those]) => {
      if (those.length === 1) return those.map(({ thing }): [Thing, string] => [thing, said])
      // Something may be called “CV (1)” of itself.
      let count = 0
      const next = (): string => (dated.has(`${said} (${(count += 1)})`) ? next() : `${said} (${count})`)
      return those.map(({ thing }): [Thing, string] => [thing, next()])
    }),
  )
}

/** A moment as names of a list say it; empty where it isn’t known. */
export function useMoment(): (seconds: number | null | undefined) => string {
  const { t } = useWords()
  return (seconds) => (typeof seconds === 'number' ? t.format.dateTime(seconds * 1000) : '')
}
