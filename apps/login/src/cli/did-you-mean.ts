/** What follows the sentence that says there is no such thing; null: nothing is like it. */
export function didYouMean(name: string | null): string {
  return name === null ? '' : ` Did you mean ${name}?`
}
