import { encodeQR } from 'qr'
import type { ReactNode } from 'react'

/** Empty modules around a QR code, which readers need: ISO/IEC 18004 asks for four. */
const QUIET = 4

/** What a QR code needs. */
export interface QrCodeProps {
  /** What it says, for instance a link. */
  readonly text: string
  /** Name for assistive technology: what scanning it does. */
  readonly label: string
  /** CSS pixels a module, at least 4 so that a phone reads it from a screen. Default 5. */
  readonly module?: number
}

/** A QR code as one SVG path and the side of its square, both in modules and with the quiet zone. */
export interface QrPath {
  /** Path data. */
  readonly d: string
  /** Side of the square. */
  readonly size: number
}

/**
 * Encodes a text with the lowest error correction: a screen isn't damaged, and fewer modules are larger ones.
 *
 * @param text up to about 2,900 bytes
 * @throws RangeError when it is longer than a QR code can be, or no text
 */
export function qrPath(text: string): QrPath {
  const rows = modulesOf(text)
  const runs = rows.flatMap((row, y) => {
    const found: string[] = []
    for (let x = 0; x < row.length; x++) {
      if (!row[x]) continue
      const start = x
      while (row[x + 1]) x++
      found.push(`M${start} ${y}h${x - start + 1}v1H${start}z`)
    }
    return found
  })
  return { d: runs.join(''), size: rows.length }
}

function modulesOf(text: string): boolean[][] {
  try {
    return encodeQR(text, 'raw', { ecc: 'low', border: QUIET })
  } catch (cause) {
    throw new RangeError('A QR code takes a text of about 2,900 bytes at most', { cause })
  }
}

/**
 * A QR code, dark on white in every theme since many readers don't see inverted ones. Plain markup: it
 * renders on a server too.
 */
export function QrCode({ text, label, module = 5 }: QrCodeProps): ReactNode {
  const { d, size } = qrPath(text)
  const side = size * Math.max(4, module)
  return (
    <svg
      className="lp-qr"
      role="img"
      aria-label={label}
      width={side}
      height={side}
      viewBox={`0 0 ${size} ${size}`}
      shapeRendering="crispEdges"
    >
      <rect width={size} height={size} fill="#fff" />
      <path d={d} fill="#000" />
    </svg>
  )
}
