import { pictureKind, pictureSize } from '@laissez-passer/europass/fields'

/** Why a file is no photo. */
export type PhotoFault = 'not-a-picture' | 'heic' | 'too-large' | 'broken'

/** A picture that can be drawn, turned upright; or why there is none. */
export type ReadPicture = { readonly picture: ImageBitmap } | { readonly fault: PhotoFault }

/** Bytes and dots that a browser can be asked to hold. */
const most = { bytes: 60_000_000, dots: 250_000_000 }
/** What a picture is drawn down to: a crop at the nearest zoom has its 600 dots yet. */
const longest = 3200

/**
 * Reads a picture from a file: told by its bytes, turned as its EXIF says, and no larger than is needed.
 *
 * @param file what was chosen, dropped or taken by the camera
 */
export async function readPicture(file: Blob): Promise<ReadPicture> {
  if (file.size > most.bytes) return { fault: 'too-large' }
  const head = new Uint8Array(await file.slice(0, 262_144).arrayBuffer())
  const kind = pictureKind(head)
  if (kind === undefined) return { fault: 'not-a-picture' }
  const size = pictureSize(head)
  if (size && size.width * size.height > most.dots) return { fault: 'too-large' }
  try {
    // Some browsers read HEIC, so that all are asked.
    const picture = await createImageBitmap(file, { imageOrientation: 'from-image' })
    const scale = longest / Math.max(picture.width, picture.height)
    if (scale >= 1) return { picture }
    const [resizeWidth, resizeHeight] = [Math.round(picture.width * scale), Math.round(picture.height * scale)]
    const smaller = await createImageBitmap(picture, { resizeWidth, resizeHeight, resizeQuality: 'high' })
    picture.close()
    return { picture: smaller }
  } catch {
    return { fault: kind === 'heic' ? 'heic' : 'broken' }
  }
}
