import { emptyRow } from './names.ts'

/** A table's columns within a join: `Joined`. */
interface Part {
  readonly columns: readonly string[]
  readFrom(place: number): (values: readonly unknown[]) => unknown
}
type Parts = Readonly<Record<string, Part>>
type ValueOf<Of extends Part> = ReturnType<ReturnType<Of['readFrom']>>

/** What a row of several tables stands for: of each a value, by the name that it has here. */
type Together<Always extends Parts, Left extends Parts> = {
  readonly [Name in keyof Always]: ValueOf<Always[Name]>
} & { readonly [Name in keyof Left]: ValueOf<Left[Name]> | null }

/**
 * Tables that are read together: their columns, to select, in this order and with none before them; and what
 * reads a row of them. By the places of its values: an object of all their names would be made only to be
 * read once, and costs more than its length.
 *
 * @param always tables of which there is a row
 * @param left of left joins: null where there is none, which is where the first column is null
 */
export function together<Always extends Parts, Left extends Parts = Record<never, never>>(
  always: Always,
  left: Left = {} as Left,
): {
  readonly columns: readonly (Always[keyof Always] | Left[keyof Left])['columns'][number][]
  readonly read: (values: readonly unknown[]) => Together<Always, Left>
} {
  const parts = [...Object.entries<Part>(always), ...Object.entries<Part>(left)]
  const empty = emptyRow(parts.map(([name]) => name))
  let from = 0
  const readers = parts.map(([name, part]) => {
    const at = from
    from += part.columns.length
    return { name, at, isLeft: name in left, read: part.readFrom(at) }
  })
  return {
    columns: parts.flatMap(([, { columns }]) => columns),
    read(values) {
      const row = { ...empty }
      for (const { at, isLeft, name, read } of readers) row[name] = isLeft && values[at] === null ? null : read(values)
      return row as Together<Always, Left>
    },
  }
}
