import { crc32, deflateSync } from 'node:zlib'

/** A colour for each point, shares of 255; x and y from 0 to 1. */
type Painter = (x: number, y: number) => readonly [number, number, number]

/** A drawn PNG, as a data URI. */
export function drawn(width: number, height: number, paint: Painter): string {
  const rows = Array.from({ length: height }, (_, y) => [
    0,
    ...Array.from({ length: width }, (__, x) => paint(x / width, y / height)).flat(),
  ])
  const chunk = (type: string, data: Uint8Array): Buffer => {
    const body = Buffer.concat([Buffer.from(type), data])
    const size = Buffer.alloc(4)
    size.writeUInt32BE(data.length)
    const sum = Buffer.alloc(4)
    sum.writeUInt32BE(crc32(body))
    return Buffer.concat([size, body, sum])
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 2, 0, 0, 0], 8)
  const png = Buffer.concat([
    Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.from(rows.flat()))),
    chunk('IEND', Buffer.alloc(0)),
  ])
  return `data:image/png;base64,${png.toString('base64')}`
}

const within = (x: number, y: number, [left, top, wide, high]: readonly number[]): boolean =>
  ((x - (left ?? 0)) / (wide ?? 1)) ** 2 + ((y - (top ?? 0)) / (high ?? 1)) ** 2 <= 1

/** A portrait of nobody, 3 : 4. */
export const portrait: string = drawn(180, 240, (x, y) => {
  if (within(x, y, [0.5, 0.42, 0.19, 0.2])) return y < 0.3 ? [74, 52, 40] : [226, 182, 150]
  if (within(x, y, [0.5, 0.36, 0.23, 0.21])) return [74, 52, 40]
  if (Math.abs(x - 0.5) < 0.07 && y > 0.5 && y < 0.72) return [214, 168, 136]
  if (within(x, y, [0.5, 1.02, 0.42, 0.36])) return [52, 84, 110]
  return [206 - y * 40, 214 - y * 30, 216 - y * 20].map(Math.round) as unknown as [number, number, number]
})

/** A mark of no company: three bars, on white. */
export const mark: string = drawn(240, 80, (x, y) => {
  const bar = Math.floor(x * 6)
  return bar % 2 === 0 && y > 0.1 + bar * 0.12 ? [20, 90, 120] : [255, 255, 255]
})

/** A signature: a curve on white. */
export const signature: string = drawn(300, 90, (x, y) =>
  Math.abs(y - 0.5 - 0.32 * Math.sin(x * 22) * (1 - x)) < 0.045 && x > 0.04 && x < 0.96
    ? [24, 28, 90]
    : [255, 255, 255],
)
