/** A run of text in one style. A line break inside a paragraph is `\n` in `text`. */
export interface Span {
  readonly text: string
  readonly bold?: boolean
  readonly italic?: boolean
}

/** A paragraph, or a list whose items are runs of text. */
export type Block =
  | { readonly type: 'paragraph'; readonly spans: readonly Span[] }
  | { readonly type: 'list'; readonly ordered: boolean; readonly items: readonly (readonly Span[])[] }

/** Joins neighbours of one style and drops empty runs, so that equal texts have equal spans. */
export function mergeSpans(spans: readonly Span[]): Span[] {
  const merged: Span[] = []
  for (const { text, bold, italic } of spans) {
    if (text === '') continue
    const last = merged.at(-1)
    if (last && Boolean(last.bold) === Boolean(bold) && Boolean(last.italic) === Boolean(italic)) {
      merged[merged.length - 1] = { ...last, text: last.text + text }
    } else merged.push({ text, ...(bold && { bold }), ...(italic && { italic }) })
  }
  return merged
}

/** Takes white space off both ends of a run of spans. */
export function trimSpans(spans: readonly Span[]): Span[] {
  const list = mergeSpans(spans)
  const first = list[0]
  if (first) list[0] = { ...first, text: first.text.trimStart() }
  const last = list.at(-1)
  if (last) list[list.length - 1] = { ...last, text: last.text.trimEnd() }
  const rest = list.filter((span) => span.text !== '')
  return rest.length === list.length ? rest : trimSpans(rest)
}
