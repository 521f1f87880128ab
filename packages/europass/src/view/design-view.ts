import type { PictureView } from './picture-view.ts'

/** How a document looks, every choice made: what a template reads of a `Design`. */
export interface DesignView {
  /** The accent colour, `#rrggbb`; 7 : 1 and more against white. */
  readonly colour: string
  /** The name of a font family that the engine is given. */
  readonly font: string
  /** The scripts that it has real small capitals for, in Unicode's names. */
  readonly smallCaps: readonly string[]
  /** The size of running text, in points. All other sizes follow from it. */
  readonly size: number
  /** How wide margins are beside the template's own: 1 is as they are. */
  readonly margins: number
  readonly paper: 'a4' | 'us-letter'
  /** Of an employer or of the person; null: none. */
  readonly logo: PictureView | null
  /** Choices that only this template has, by name. */
  readonly options: Readonly<Record<string, string | boolean>>
}
