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
  const called = things.map((thing) => ({ thing, said: name(thing) }))
  const alike = counted(called)
  const dated = called.map(({ said, thing }) => ({
    thing,
    said: (alike.get(said) ?? 0) > 1 ? dotted(said, when(thing)) : said,
  }))
  const still = counted(dated)
  const given = new Map<string, number>()
  // Something may be called “CV (1)” of itself.
  const numbered = (said: string): string => {
    const count = (given.get(said) ?? 0) + 1
    given.set(said, count)
    return still.has(`${said} (${count})`) ? numbered(said) : `${said} (${count})`
  }
  return new Map(dated.map(({ said, thing }) => [thing, (still.get(said) ?? 0) > 1 ? numbered(said) : said]))
}

/** How many are called what. */
function counted(called: readonly { readonly said: string }[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const { said } of called) counts.set(said, (counts.get(said) ?? 0) + 1)
  return counts
}

/** A moment as names of a list say it; empty where it isn’t known. */
export function useMoment(): (seconds: number | null | undefined) => string {
  const { t } = useWords()
  return (seconds) => (typeof seconds === 'number' ? t.format.dateTime(seconds * 1000) : '')
}
