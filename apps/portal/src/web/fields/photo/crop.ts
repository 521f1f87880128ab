/** The square of a picture that is kept: its centre and side, in dots of the picture. */
export interface Crop {
  readonly x: number
  readonly y: number
  readonly side: number
}

/** A picture's width and height, in dots. */
export interface Size {
  readonly width: number
  readonly height: number
}

/** How far one goes into a picture: a face in a group is found, dots aren't. */
export const mostZoom = 5

/** The largest square there is, in the middle; of a high picture nearer to its top, where faces are. */
export function wholeCrop({ width, height }: Size): Crop {
  const side = Math.min(width, height)
  return { x: width / 2, y: height > width ? side / 2 + (height - side) * 0.25 : height / 2, side }
}

/** The same square within the picture, no smaller than the nearest zoom. */
export function within({ x, y, side }: Crop, { width, height }: Size): Crop {
  const largest = Math.min(width, height)
  const kept = Math.min(largest, Math.max(largest / mostZoom, side))
  const clamp = (place: number, length: number): number => Math.min(length - kept / 2, Math.max(kept / 2, place))
  return { x: clamp(x, width), y: clamp(y, height), side: kept }
}

/** How near it is: 1 is the largest square. */
export const zoomOf = ({ side }: Crop, { width, height }: Size): number => Math.min(width, height) / side

/** Nearer or farther around its centre. */
export const zoomTo = (crop: Crop, { zoom, of }: { readonly zoom: number; readonly of: Size }): Crop =>
  within({ ...crop, side: Math.min(of.width, of.height) / zoom }, of)

/** Moved by parts of its own side: 0.1 to the right shows what lies a tenth farther right. */
export const moved = (crop: Crop, { x, y, of }: { readonly x: number; readonly y: number; readonly of: Size }): Crop =>
  within({ ...crop, x: crop.x + x * crop.side, y: crop.y + y * crop.side }, of)
