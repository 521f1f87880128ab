import { fontFiles, type FontName, fonts } from '../../templates/fonts.ts'
import { coverage } from './coverage.ts'

/** Fonts of a family: what Typst calls it, and its files, each a path in an npm package. */
export interface Family {
  readonly family: string
  readonly files: readonly string[]
  /** Each file has other characters, and only those are loaded that a text needs. */
  readonly sliced?: boolean
}

const expo = (name: string, files: readonly string[]): string[] =>
  files.map((file) => `@expo-google-fonts/${name}/${file.slice(file.indexOf('_') + 1)}/${file}.ttf`)

const familyOf = (name: FontName): Family => ({ family: fonts[name].family, files: fontFiles(name) })

/** The families a document can be set in. The first file is the upright one of running text. */
export const families: Readonly<Record<FontName, Family>> = {
  'open-sans': familyOf('open-sans'),
  'source-sans': familyOf('source-sans'),
  'fira-sans': familyOf('fira-sans'),
  'source-serif': familyOf('source-serif'),
  literata: familyOf('literata'),
  'eb-garamond': familyOf('eb-garamond'),
}

const sliced = (family: string, folder: string): Family => ({
  family,
  files: Object.keys(coverage).filter((file) => file.startsWith(folder)),
  sliced: true,
})

/** Every file that a document may need. */
export const allFontFiles = (): string[] =>
  [...Object.values(families), ...fallbacks].flatMap(({ files }) => [...files])

/** Where a character is looked for that the family of a document lacks, in this order. */
export const fallbacks: readonly Family[] = [
  // Its letters are a glyph each. Those of Noto are joined from a stroke and its dots, and Typst says of both
  // that they are the letter: whoever copies them, or reads them by a program, has each letter twice.
  { family: 'Vazirmatn', files: expo('vazirmatn', ['Vazirmatn_400Regular', 'Vazirmatn_700Bold']) },
  {
    family: 'Noto Sans Arabic',
    files: expo('noto-sans-arabic', ['NotoSansArabic_400Regular', 'NotoSansArabic_700Bold']),
  },
  {
    family: 'Noto Sans Hebrew',
    files: expo('noto-sans-hebrew', ['NotoSansHebrew_400Regular', 'NotoSansHebrew_700Bold']),
  },
  {
    family: 'Noto Sans Devanagari',
    files: expo('noto-sans-devanagari', ['NotoSansDevanagari_400Regular', 'NotoSansDevanagari_700Bold']),
  },
  { family: 'Noto Sans Thai', files: expo('noto-sans-thai', ['NotoSansThai_400Regular', 'NotoSansThai_700Bold']) },
  { family: 'DejaVu Sans', files: ['dejavu-fonts-ttf/ttf/DejaVuSans.ttf'] },
  { family: 'Noto Emoji', files: expo('noto-emoji', ['NotoEmoji_400Regular']) },
  sliced('Noto Sans SC', '@fontsource/noto-sans-sc/'),
  sliced('Noto Sans KR', '@fontsource/noto-sans-kr/'),
]
