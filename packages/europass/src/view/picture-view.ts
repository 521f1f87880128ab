/** A picture that is set: a photo, a logo, a signature. */
export interface PictureView {
  /** A data URI of a JPEG or PNG. */
  readonly data: string
  /** What it shows, for whoever doesn't see it. */
  readonly alt: string
}
