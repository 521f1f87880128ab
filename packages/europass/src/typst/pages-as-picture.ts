/**
 * What stands before a source whose pages become one picture. Typst would draw the paper of every page where
 * the first one lies, over what is written there.
 */
export const withoutPaper = '#set page(fill: none)\n'

/** Puts the pages of an SVG on one white sheet that is as large as all of them. */
export function onPaper(svg: Uint8Array): Uint8Array {
  const text = new TextDecoder().decode(svg)
  const head = text.indexOf('>') + 1
  return new TextEncoder().encode(
    `${text.slice(0, head)}<rect width="100%" height="100%" fill="#ffffff"/>${text.slice(head)}`,
  )
}
