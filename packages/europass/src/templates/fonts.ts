/**
 * The families a document can be set in, in the order they are offered; each has Latin, Greek and Cyrillic.
 */
export const fontNames = ['open-sans'] as const
/** The name of a font family. */
export type FontName = (typeof fontNames)[number]
