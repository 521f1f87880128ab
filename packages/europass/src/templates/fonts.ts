/**
 * The families a document can be set in, in the order they are offered. Each has Latin, Greek and Cyrillic,
 * and is under the SIL Open Font License 1.1.
 */
export const fontNames = ['open-sans', 'source-sans', 'fira-sans', 'source-serif', 'literata', 'eb-garamond'] as const
/** The name of a font family. */
export type FontName = (typeof fontNames)[number]

/** A family: what it is called, where its files are, and how it sets beside others. */
export interface FontFamily {
  /** As the files have it, for the engine; and as its makers call it, for people. */
  readonly family: string
  /** The package on npm that has its files, `<weight>/<name>.ttf`. */
  readonly package: string
  /** How large it is set to look as large as others of the same size. */
  readonly scale: number
  /** The scripts that it has small capitals for, in Unicode's names. */
  readonly smallCaps: readonly ('Latin' | 'Cyrillic')[]
}

// Greek small capitals have no accents, so that a text that is copied would lose them.
const all = ['Latin', 'Cyrillic'] as const

/** The families by name. */
export const fonts: Readonly<Record<FontName, FontFamily>> = {
  'open-sans': { family: 'Open Sans', package: '@expo-google-fonts/open-sans', scale: 0.95, smallCaps: [] },
  'source-sans': { family: 'Source Sans 3', package: '@expo-google-fonts/source-sans-3', scale: 1.04, smallCaps: all },
  'fira-sans': { family: 'Fira Sans', package: '@expo-google-fonts/fira-sans', scale: 0.96, smallCaps: all },
  'source-serif': {
    family: 'Source Serif 4',
    package: '@expo-google-fonts/source-serif-4',
    scale: 1.02,
    smallCaps: all,
  },
  literata: { family: 'Literata', package: '@expo-google-fonts/literata', scale: 0.97, smallCaps: all },
  'eb-garamond': {
    family: 'EB Garamond',
    package: '@expo-google-fonts/eb-garamond',
    scale: 1.14,
    smallCaps: ['Latin'],
  },
}

const styles = ['400Regular', '400Regular_Italic', '600SemiBold', '600SemiBold_Italic', '700Bold'] as const

/**
 * The files of a family, as specifiers to resolve: the weights that templates set.
 *
 * @param name - of the family
 * @returns `@scope/package/…/file.ttf`
 */
export function fontFiles(name: FontName): readonly string[] {
  const { package: from, family } = fonts[name]
  return styles.map((style) => `${from}/${style}/${family.replaceAll(' ', '')}_${style}.ttf`)
}
