import type { EuropassMessageKey } from '../words/keys.ts'
import type { ColourName } from './colours.ts'
import type { FontName } from './fonts.ts'
import type { TemplateName } from './names.ts'

/** What there is to know of a template without setting anything: what a person chooses by. */
export interface TemplateManifest {
  readonly name: TemplateName
  /** What it is called, and for whom it is: keys of this package's catalogue. */
  readonly label: EuropassMessageKey
  readonly description: EuropassMessageKey
  /** The nearest of Europass' own templates, for its XML. */
  readonly europass: string
  readonly columns: 1 | 2
  /**
   * The shape in which it sets a photo, and whether it sets a logo. What it doesn't set is refused by
   * `refusedBy`.
   */
  readonly photo: PhotoShape | false
  readonly logo: boolean
  /** Face, colour, and size of running text in points, unless the design says otherwise. */
  readonly font: FontName
  readonly colour: ColourName
  readonly size: number
  /** Choices that only this template has, in `design.options`. */
  readonly options: readonly TemplateOption[]
}

/** The shape of a photo on a page: what of a square lies outside of it is cut. */
export interface PhotoShape {
  /** Width by height. */
  readonly ratio: number
  readonly round: boolean
}

/** A choice of one template. */
export type TemplateOption =
  | { readonly kind: 'switch'; readonly name: string; readonly label: EuropassMessageKey; readonly usual: boolean }
  | {
      readonly kind: 'choice'
      readonly name: string
      readonly label: EuropassMessageKey
      readonly usual: string
      readonly values: readonly { readonly value: string; readonly label: EuropassMessageKey }[]
    }
