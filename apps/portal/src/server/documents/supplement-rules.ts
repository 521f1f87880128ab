import { isObject, type Json, type JsonObject, same } from '@laissez-passer/europass/patch'
import { type Side, sideOf, type SupplementPart } from '@laissez-passer/europass/supplements'
import type { Rules, Writer } from './rules.ts'

/** Seconds in which one person's changes of a part are one. */
const together = 600

/** On whose side a writer is: whoever has the link is on the other than whoever keeps the document. */
export function writerSide(document: JsonObject, { by }: Pick<Writer, 'by'>): Side {
  const keeper: Side = document['keeper'] === 'holder' ? 'holder' : 'institution'
  if (by === 'keeper') return keeper
  return keeper === 'holder' ? 'institution' : 'holder'
}

/** Who writes a part, as the document has it. */
function sideIn(document: JsonObject, part: SupplementPart): Side {
  const assigned: Record<string, Side> = {}
  const { assigned: said } = document
  if (isObject(said))
    for (const [name, side] of Object.entries(said))
      if (side === 'holder' || side === 'institution') assigned[name] = side
  return sideOf(part, { assigned })
}

/**
 * Rules of documents that an institution and a person write together: by link nobody writes but in the parts
 * of their side; nothing changes once the content is closed; who wrote last in a part, and who closed it, is
 * the server's to say.
 */
export function supplementRules(parts: readonly SupplementPart[]): Rules {
  const changed = (before: JsonObject, after: JsonObject): string[] =>
    [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((name) => !same(before[name], after[name]))
  return {
    refuse: (before, after, writer) => {
      if (!isObject(before) || !isObject(after)) return 'not-yours'
      if (before['sealed'] !== null && before['sealed'] !== undefined) return 'sealed'
      // On whose side somebody is, who wrote and closed stands on: it stays as it began.
      if (!same(before['keeper'], after['keeper'])) return 'not-yours'
      if (writer.by === 'keeper') return null
      const side = writerSide(before, writer)
      const mine = new Set(parts.filter((part) => sideIn(before, part) === side).map(({ name }) => name))
      const others = changed(before, after).filter((name) => !mine.has(name) && name !== 'sealed' && name !== 'written')
      return others.length === 0 ? null : 'not-yours'
    },
    sign: (before, after, { writer, now }) => {
      if (!isObject(before) || !isObject(after)) return after
      const written: Record<string, Json> = isObject(before['written']) ? { ...before['written'] } : {}
      const side = writerSide(before, writer)
      for (const { name } of parts) {
        if (same(before[name], after[name])) continue
        const last = written[name]
        const goesOn = isObject(last) && last['by'] === writer.name && last['side'] === side
        if (goesOn && now - Number(last['at']) < together) continue
        written[name] = { by: writer.name, side, at: now }
      }
      return { ...after, written, sealed: before['sealed'] ?? null }
    },
    begin: (value) => (isObject(value) ? { ...value, written: {}, sealed: null } : value),
  }
}
