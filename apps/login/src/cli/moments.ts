/** A moment as commands print it: ISO 8601, UTC, to the second. */
export function moment(seconds: number): string {
  return new Date(seconds * 1000).toISOString().replace('.000Z', 'Z')
}

/** How long ago or ahead, in the largest unit that says something: `3 h`. */
export function span(seconds: number): string {
  const length = Math.abs(seconds)
  if (length < 120) return `${Math.round(length)} s`
  if (length < 7200) return `${Math.round(length / 60)} min`
  return length < 172_800 ? `${Math.round(length / 3600)} h` : `${Math.round(length / 86_400)} d`
}
