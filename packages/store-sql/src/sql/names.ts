/** A column as SQL names it: `idHash` is `id_hash`. */
export function snake(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}

const known = new Map<string, string>()

/** A column as TypeScript names it; the inverse of {@link snake}. */
export function camel(name: string): string {
  let result = known.get(name)
  if (result === undefined)
    known.set(name, (result = name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())))
  return result
}

/** A column of a joined table: `id` of the prefix `owner` is `ownerId`. */
export function withPrefix(prefix: string, name: string): string {
  return `${prefix}${name.charAt(0).toUpperCase()}${name.slice(1)}`
}

/**
 * A row of these names, in which all is null. A copy has a place for each: filled in, it takes less than an
 * object that grows by one name after the other.
 */
export function emptyRow(names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(names.map((name) => [name, null]))
}
