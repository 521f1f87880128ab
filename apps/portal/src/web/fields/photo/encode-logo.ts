import type { Size } from './crop.ts'

/** Dots of a logo: the largest place that a template has, 5 by 1.3 cm, at 430 dots an inch. */
const most = { width: 850, height: 440 }
/** Characters of a logo that stays a PNG: it goes into each file that is made. */
const longest = 200_000

/** How large a logo is drawn: whole, no larger than it is, and within what is printed. */
export function logoSize({ width, height }: Size): Size {
  const scale = Math.min(1, most.width / width, most.height / height)
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) }
}

/**
 * Draws a logo anew, whole: nothing of the file goes along but what is seen. What it lets through stays so,
 * except where the file would be too large for it.
 *
 * @returns a data URI of a PNG or JPEG
 */
export function encodeLogo(picture: ImageBitmap): string {
  const canvas = document.createElement('canvas')
  const { width, height } = logoSize(picture)
  canvas.width = width
  canvas.height = height
  const context = canvas.getContext('2d')
  if (!context) return ''
  context.imageSmoothingQuality = 'high'
  context.drawImage(picture, 0, 0, width, height)
  const png = canvas.toDataURL('image/png')
  if (png.length <= longest) return png
  // JPEG has no transparency: what isn't covered is paper.
  context.globalCompositeOperation = 'destination-over'
  context.fillStyle = '#ffffff'
  context.fillRect(0, 0, width, height)
  return canvas.toDataURL('image/jpeg', 0.85)
}
