import { directionOf } from '../fields/language-tag.ts'
import { type ColourName, colours } from '../templates/colours.ts'
import { type FontName, fonts } from '../templates/fonts.ts'
import type { DesignView } from '../view/design-view.ts'
import type { SheetView } from './view.ts'

/** What a sheet can look like beside its own look. */
export interface SheetDesign {
  readonly colour?: ColourName
  readonly font?: FontName
  readonly paper?: DesignView['paper']
}

/** What a sheet says by itself: this package's words have it. */
export interface SheetWords {
  (key: 'cv.page', params: { readonly page: string; readonly pages: string }): string
  readonly language: string
}

/** What a sheet says; parts that are left away are empty. */
export type SheetContent = Pick<SheetView, 'title' | 'blocks'> &
  Partial<Pick<SheetView, 'subtitle' | 'name' | 'issuer' | 'facts' | 'language'>>

/**
 * A sheet of what it says.
 *
 * @param content - `language` is that of its texts, that of the words unless told
 * @param options - `words`: this package's, in the language of headings and labels; `design`: burgundy, Open
 *   Sans and A4 unless told
 */
export function makeSheet(
  { language, ...content }: SheetContent,
  { words, design = {} }: { readonly words: SheetWords; readonly design?: SheetDesign },
): SheetView {
  const spoken = language ?? words.language
  return {
    subtitle: '',
    name: '',
    issuer: null,
    facts: [],
    ...content,
    language: spoken,
    direction: directionOf(spoken),
    labels: words.language,
    footer: words('cv.page', { page: '{page}', pages: '{pages}' }),
    design: designOf(design),
  }
}

function designOf({ colour = 'burgundy', font = 'open-sans', paper = 'a4' }: SheetDesign): DesignView {
  const { family, scale, smallCaps } = fonts[font]
  return {
    colour: colours[colour],
    font: family,
    smallCaps,
    size: Math.round(10 * scale * 100) / 100,
    margins: 1,
    paper,
    logo: null,
    options: {},
  }
}
