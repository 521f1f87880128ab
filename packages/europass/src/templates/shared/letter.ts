/** A letter under a template's own head, in Typst. */
export const letter = String.raw`
#masthead(none)
`
