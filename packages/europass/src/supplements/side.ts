/** Who writes a part: the institution that issues the document, or the person whom it is about. */
export const sides = ['institution', 'holder'] as const
/** Who writes a part. */
export type Side = (typeof sides)[number]
