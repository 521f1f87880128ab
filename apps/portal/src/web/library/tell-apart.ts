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
  const alike = Map.groupBy(things, name)
  const dated = (thing: Thing): string =>
    (alike.get(name(thing))?.length ?? 0) > 1 ? dotted(name(thing), when(thing)) : name(thing)
  const still = Map.groupBy(things, dated)
  return new Map(
    [...still].flatMap(([called, those]) =>
      those.map((thing, at): [Thing, string] => [thing, those.length > 1 ? `${called} (${at + 1})` : called]),
    ),
  )
}

/** A moment as names of a list say it; empty where it isn’t known. */
export function useMoment(): (seconds: number | null | undefined) => string {
  const { t } = useWords()
  return (seconds) => (typeof seconds === 'number' ? t.format.dateTime(seconds * 1000) : '')
}
