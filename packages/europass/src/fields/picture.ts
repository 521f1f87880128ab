/** What a file is by its first bytes; only JPEG and PNG are kept in documents. */
export type PictureKind = 'jpeg' | 'png' | 'gif' | 'webp' | 'heic' | 'avif' | 'bmp' | 'tiff'

const ascii = (bytes: Uint8Array, from: number, to: number): string =>
  String.fromCharCode(...bytes.subarray(from, Math.min(to, bytes.length)))

/** Brands of pictures in the box format of HEIF, in which phones of Apple's store theirs. */
const brands: Readonly<Record<string, PictureKind>> = {
  avif: 'avif',
  avis: 'avif',
  heic: 'heic',
  heix: 'heic',
  heim: 'heic',
  heis: 'heic',
  hevc: 'heic',
  hevx: 'heic',
  mif1: 'heic',
  msf1: 'heic',
}

/**
 * What picture a file is, by its bytes and not by its name.
 *
 * @param bytes - the file, or at least its first 16 bytes
 * @returns `undefined` where it is no picture of dots
 */
export function pictureKind(bytes: Uint8Array): PictureKind | undefined {
  const start = ascii(bytes, 0, 16)
  if (start.startsWith('\u00FF\u00D8\u00FF')) return 'jpeg'
  if (start.startsWith('\u0089PNG\r\n\u001A\n')) return 'png'
  if (/^GIF8[79]a/.test(start)) return 'gif'
  if (start.startsWith('RIFF') && start.slice(8, 12) === 'WEBP') return 'webp'
  if (start.startsWith('BM')) return 'bmp'
  if (start.startsWith('II*\0') || start.startsWith('MM\0*')) return 'tiff'
  return start.slice(4, 8) === 'ftyp' ? brands[start.slice(8, 12)] : undefined
}

/** Width and height of a picture, in dots. */
export interface PictureSize {
  readonly width: number
  readonly height: number
}

/**
 * Markers that begin a frame of JPEG and tell its size: all of C0 to CF but tables, JPEG's own and
 * arithmetic's.
 */
const isFrame = (marker: number): boolean => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)

function jpegSize(bytes: Uint8Array): PictureSize | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let place = 2
  while (place + 9 < bytes.length) {
    if (bytes[place] !== 0xff) return undefined
    const marker = bytes[place + 1] ?? 0
    if (marker === 0xff) place += 1
    else if (isFrame(marker)) return { height: view.getUint16(place + 5), width: view.getUint16(place + 7) }
    else place += 2 + view.getUint16(place + 2)
  }
  return undefined
}

/**
 * The size of a JPEG or PNG as its head tells it, without decoding it.
 *
 * @returns `undefined` where it is neither, or its head is broken
 * @see https://www.w3.org/TR/png-3/#11IHDR
 * @see https://www.w3.org/Graphics/JPEG/itu-t81.pdf B.2.2
 */
export function pictureSize(bytes: Uint8Array): PictureSize | undefined {
  const kind = pictureKind(bytes)
  const size = kind === 'jpeg' ? jpegSize(bytes) : kind === 'png' && bytes.length >= 24 ? pngSize(bytes) : undefined
  return size && size.width > 0 && size.height > 0 ? size : undefined
}

function pngSize(bytes: Uint8Array): PictureSize {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return { width: view.getUint32(16), height: view.getUint32(20) }
}

/** Dots of a photo in a document: more would cost whoever sets it memory, four bytes each. */
const mostDots = 16_000_000

/** Photos that were judged lately: a form checks the same one with each letter that is typed beside it. */
const judged = new Map<string, boolean>()

/**
 * Whether a text is a picture as documents keep it: a data URI of a JPEG or PNG that is what it says, of a
 * size that can be set.
 */
export function isPhoto(uri: string): boolean {
  const known = judged.get(uri)
  if (known !== undefined) return known
  const judgement = judge(uri)
  const [oldest] = judged.keys()
  if (judged.size > 3 && oldest !== undefined) judged.delete(oldest)
  judged.set(uri, judgement)
  return judgement
}

function judge(uri: string): boolean {
  const [, kind, data] = /^data:image\/(jpeg|png);base64,([A-Za-z\d+/]+={0,2})$/.exec(uri) ?? []
  if (kind === undefined || data === undefined || data.length % 4 !== 0) return false
  const bytes = Uint8Array.from(atob(data), (sign) => sign.charCodeAt(0))
  const size = pictureSize(bytes)
  return pictureKind(bytes) === kind && size !== undefined && size.width * size.height <= mostDots
}
