import type { Crop } from './crop.ts'

/** Side of a photo in a document, in dots: 3.5 cm at 430 dots an inch. */
export const photoSide = 600
/** Bytes of a photo: it goes into each file that is made, and to the server with the profile. */
const most = 150_000

const bytesOf = (dataUri: string): number => ((dataUri.length - dataUri.indexOf(',')) * 3) / 4

/**
 * Draws the square of a picture anew as a JPEG. Nothing of the file goes along: no place, no camera, no
 * thumbnail.
 *
 * @returns a data URI of at most 150 kB
 */
export function encodePhoto(picture: ImageBitmap | HTMLVideoElement, crop: Crop): string {
  const canvas = document.createElement('canvas')
  canvas.width = photoSide
  canvas.height = photoSide
  const context = canvas.getContext('2d')
  if (!context) return ''
  // JPEG has no transparency: what isn't covered is paper.
  context.fillStyle = '#ffffff'
  context.fillRect(0, 0, photoSide, photoSide)
  context.imageSmoothingQuality = 'high'
  const { x, y, side } = crop
  context.drawImage(picture, x - side / 2, y - side / 2, side, side, 0, 0, photoSide, photoSide)
  for (const quality of [0.9, 0.82, 0.74, 0.6, 0.45]) {
    const uri = canvas.toDataURL('image/jpeg', quality)
    if (bytesOf(uri) <= most) return uri
  }
  return canvas.toDataURL('image/jpeg', 0.3)
}
