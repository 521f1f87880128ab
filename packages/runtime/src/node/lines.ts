/**
 * Lines that take turns, and lines of lines: at each branching every side has one turn after the other,
 * however much waits behind it.
 */
export interface Branch<Item> {
  /** The first has the next turn, and goes to the end with it. */
  readonly sides: Map<string, Branch<Item>>
  /** Who waits here itself. */
  readonly line: Item[]
  /** How many wait here and behind it. */
  count: number
}

/** A branching with nobody behind it. */
export function branch<Item>(): Branch<Item> {
  return { sides: new Map(), line: [], count: 0 }
}

/** Puts somebody at the end of their line. @param path the sides that lead to it */
export function put<Item>(root: Branch<Item>, path: readonly string[], item: Item): void {
  let here = root
  here.count += 1
  for (const side of path) {
    const following = here.sides.get(side) ?? branch<Item>()
    here.sides.set(side, following)
    here = following
    here.count += 1
  }
  here.line.push(item)
}

/**
 * Takes whoever's turn it is.
 *
 * @param options `may`: whether those behind these sides may have it, who keep their places otherwise;
 * default: everybody. `path`: the sides that lead here
 * @returns undefined where nobody waits who may
 */
export function next<Item>(
  here: Branch<Item>,
  {
    may = () => true,
    path = [],
  }: { readonly may?: (path: readonly string[]) => boolean; readonly path?: readonly string[] } = {},
): Item | undefined {
  if (here.count === 0 || !may(path)) return undefined
  for (const [side, following] of here.sides) {
    const found = next(following, { may, path: [...path, side] })
    if (found === undefined) continue
    here.count -= 1
    here.sides.delete(side)
    if (following.count > 0) here.sides.set(side, following)
    return found
  }
  const first = here.line.shift()
  if (first !== undefined) here.count -= 1
  return first
}

/** Takes the last of a line, whose turn is lost. @param path the sides that lead to it */
export function takeLast<Item>(here: Branch<Item>, [side, ...further]: readonly string[]): Item | undefined {
  const following = side === undefined ? undefined : here.sides.get(side)
  if (side === undefined || following === undefined) {
    here.count -= 1
    return here.line.pop()
  }
  const found = takeLast(following, further)
  here.count -= 1
  if (following.count === 0) here.sides.delete(side)
  return found
}

/**
 * The line whose last gives way to one more of another: at each branching that of the fullest side.
 *
 * @param path the sides that lead to the one more
 * @returns the sides that lead to the line; null where its own would be the fullest, or as full as any
 */
export function givesWay<Item>(here: Branch<Item>, [own, ...further]: readonly string[]): readonly string[] | null {
  if (own === undefined) return null
  const mine = here.sides.get(own)
  const [side, following] = fullest(here)
  if (side !== own && following !== undefined && following.count > (mine?.count ?? 0) + 1)
    return [side, ...fullestLine(following)]
  const behind = mine === undefined ? null : givesWay(mine, further)
  return behind === null ? null : [own, ...behind]
}

function fullestLine<Item>(here: Branch<Item>): readonly string[] {
  const [side, following] = fullest(here)
  return following === undefined ? [] : [side, ...fullestLine(following)]
}

function fullest<Item>(here: Branch<Item>): readonly [string, Branch<Item> | undefined] {
  let most: readonly [string, Branch<Item> | undefined] = ['', undefined]
  for (const side of here.sides) if (side[1].count > (most[1]?.count ?? 0)) most = side
  return most
}
