/** An origin as people read it: without its scheme. */
export function hostOf(origin: string): string {
  return origin.replace(/^https?:\/\//, '')
}
