/** What this tab remembers while it goes by EU Login and back: that somebody logs out. */
const mark = 'lp-portal:leaving'

/** Notes that this tab logs out; the page that it comes back to says what was ended. */
export function noteLeaving(storage: Storage): void {
  try {
    storage.setItem(mark, '1')
  } catch {
    // Then it isn’t said.
  }
}

/** Whether this tab has just logged out. It is told once. */
export function hasLeft(storage: Storage): boolean {
  const left = storage.getItem(mark) !== null
  storage.removeItem(mark)
  return left
}
