/**
 * How files stand in a library: the last kept first, of one second as people count, `2.pdf` before `10.pdf`.
 */
export const inLibraryOrder = (
  one: { readonly name: string; readonly savedAt: number },
  other: { readonly name: string; readonly savedAt: number },
): number => other.savedAt - one.savedAt || one.name.localeCompare(other.name, undefined, { numeric: true })
