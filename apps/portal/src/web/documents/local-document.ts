import {
  apply,
  compact,
  type Conflict,
  overlay,
  type Patch,
  placeOf,
  revive,
  separate,
  settle,
} from '@laissez-passer/europass/patch'
import type { Base, Local, Pending } from './keep.ts'
import type { News } from './server.ts'

/** Patches that are to be written behind those that wait. */
export const typedOn = (pending: Pending, patches: readonly Patch[]): Pending => ({
  ...pending,
  turn: pending.turn + 1,
  patches: compact([...pending.patches, ...patches]),
})

/** What a page typed in one go; pages count theirs from 1. */
export interface Writing {
  readonly count: number
  readonly patches: readonly Patch[]
}

/** Writings of one page, in order. */
export interface Writings {
  /** The page’s name, for this document. */
  readonly by: string
  readonly writings: readonly Writing[]
}

/** Of so many pages it is remembered how far their writings were taken in. */
const mostPages = 20

/** The same of what a page typed. What was taken in already, as last words or from the page, isn’t again. */
export function broughtOn(pending: Pending, { by, writings }: Writings): Pending {
  const { written = [] } = pending
  const before = written.find((page) => page.by === by)?.count ?? 0
  const left = writings.filter(({ count }) => count > before)
  const count = left.at(-1)?.count
  if (count === undefined) return pending
  const pages = [...written.filter((page) => page.by !== by), { by, count }].slice(-mostPages)
  return {
    ...typedOn(
      pending,
      left.flatMap(({ patches }) => patches),
    ),
    written: pages,
  }
}

/** Everything that the server doesn’t have, in order. */
export const waiting = ({ sent, patches }: Pending): readonly Patch[] => [...(sent?.patches ?? []), ...patches]

/** Puts what can go on its way under one name; what is on its way already stays so. */
export function freeze(local: Local, batch: string): Local {
  const { base, pending } = local
  if (!base || pending.sent) return local
  const { sendable, held } = separate(base.value, pending.patches)
  if (sendable.length === 0) return local
  return { base, pending: { ...pending, turn: pending.turn + 1, patches: held, sent: { batch, patches: sendable } } }
}

/**
 * Takes in what the server says.
 *
 * @param options - `batch`: the answer is to this one; `refused`: and nothing of it was taken
 * @returns null where the changes don’t follow from what is here: then the whole is needed
 */
export function receive(
  local: Local,
  { news, batch, refused = false }: { readonly news: News; readonly batch: string | null; readonly refused?: boolean },
): Local | null {
  const { base, pending } = local
  const { sent } = pending
  if (!base) return local
  // Another tab had the answer to it.
  if (batch !== null && sent?.batch !== batch) return local
  const next = advance(base, { news, sent })
  if (!next) return null
  const seen = overlay(base.value, waiting(pending)).value
  const turn = pending.turn + 1
  // What is on its way stays as it is: the server may have it already.
  if (batch === null && sent) {
    const onto = overlay(next.value, sent.patches).value
    return { base: next, pending: { ...pending, turn, patches: revive(pending.patches, { onto, seen }) } }
  }
  const left = refused ? waiting(pending) : pending.patches
  const patches = compact(revive(left, { onto: next.value, seen }))
  return { base: next, pending: { ...pending, turn, sent: null, patches } }
}

/** What was on its way and was refused waits with the rest, and can be taken back. */
export const thawed = ({ base, pending }: Local): Local =>
  pending.sent
    ? { base, pending: { ...pending, turn: pending.turn + 1, sent: null, patches: compact(waiting(pending)) } }
    : { base, pending }

function advance(base: Base, { news, sent }: { readonly news: News; readonly sent: Pending['sent'] }): Base | null {
  if ('base' in news) return news.base
  let { value, version } = base
  for (const change of news.changes) {
    if (change.version <= version) continue
    const patches = change.patches ?? (change.batch === sent?.batch ? sent.patches : null)
    if (change.from !== version || !patches) return null
    try {
      value = apply(value, patches)
    } catch {
      return null
    }
    version = change.version
  }
  return version >= news.version ? { ...base, value, version } : null
}

/** Answers a question; what waits no longer goes with the next batch. */
export function answered(
  { base, pending }: Local,
  { conflict, answer }: { readonly conflict: Conflict; readonly answer: 'mine' | 'theirs' },
): Local {
  if (!base) return { base, pending }
  const { sendable, held, conflicts } = separate(base.value, pending.patches)
  const place = placeOf(conflict.patch)
  const asked = conflicts.find((one) => placeOf(one.patch) === place)
  if (!asked) return { base, pending }
  const patches = [...sendable, ...settle(held, { conflict: asked, answer })]
  return { base, pending: { ...pending, turn: pending.turn + 1, patches } }
}

/** A document as its writer sees it, with all that was typed here; null where there is none. */
export const seenValue = ({ base, pending }: Local): unknown => base && separate(base.value, waiting(pending)).value
