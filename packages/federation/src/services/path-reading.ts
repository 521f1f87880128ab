/** The segments of a path as it is written; a slash at its end makes none. */
export function segmentsOf(path: string): readonly string[] {
  return path.replace(/\/$/, '').split('/').slice(1)
}

/**
 * The segments of a path as the most obliging server would read it: decoded until nothing is encoded, without
 * case, look-alikes made plain, backslashes as slashes, `;parameters` and all that follows cut off, empty
 * segments dropped, dots followed. Servers do some of this, each another part; what is the same in both
 * readings is the same to all of them.
 *
 * @param options - `climbs`: whether dots that lead upwards are followed; some servers don't, by default
 * they are.
 * @returns null when bytes are encoded in it that aren't UTF-8: nobody knows who reads what.
 */
export function obligingSegments(
  path: string,
  { climbs = true }: { readonly climbs?: boolean } = {},
): readonly string[] | null {
  const plain = fullyDecoded(path).normalize('NFKC').toLowerCase().replaceAll('\\', '/')
  if (plain.includes('\uFFFD')) return null
  const segments: string[] = []
  for (const segment of plain.split('/')) {
    const bare = segment.replace(/[;?#\0].*/s, '').trim()
    if (bare === '..') {
      if (climbs) segments.pop()
    }
    // Windows drops dots at the end of a name.
    else if (!/^\.*$/.test(bare)) segments.push(bare.replace(/\.+$/, ''))
  }
  return segments
}

/** Whether the segments begin with these. */
export function startsWith(segments: readonly string[], prefix: readonly string[]): boolean {
  return prefix.every((segment, at) => segments[at] === segment)
}

function fullyDecoded(text: string): string {
  // However often a percent sign was encoded, it is read at once; what else there is to decode grows shorter
  // by two thirds each time.
  const once = text.replace(/%(25)+/g, '%').replace(/(%[\da-f]{2})+/gi, (run) => {
    const bytes = Uint8Array.from(run.slice(1).split('%'), (hex) => Number.parseInt(hex, 16))
    return new TextDecoder().decode(bytes)
  })
  return once === text ? text : fullyDecoded(once)
}
