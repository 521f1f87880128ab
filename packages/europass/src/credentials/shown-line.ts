/**
 * A name or value of a file in one line, as it can be shown: without what isn't seen or turns the order of
 * what stands beside it. What joins letters stays: some scripts need it.
 */
export const shownLine = (text: string): string =>
  text
    .replaceAll(/[\p{Cc}\u2028\u2029]/gu, ' ')
    .replaceAll(/[^\P{Cf}\u200C\u200D]/gu, '')
    .toWellFormed()
    .trim()
    .slice(0, 300)
    .toWellFormed()
