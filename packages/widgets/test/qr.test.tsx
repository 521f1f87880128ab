import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { QrCode, qrPath } from '../src/qr-code.tsx'
import { decodePixels } from '../src/qr-reader.ts'

const LINK = `http://localhost:4002/initialise#v=1&iss=${encodeURIComponent('http://localhost:4000/cas')}&id=ABCDEFGHIJKLMNOPQRSTUV&s=abcdefghijklmnopqrstuv`

/** Draws the path as a picture, `scale` pixels a module, turned about its centre. */
function paint(text: string, scale: number, turn = 0) {
  const { d, size } = qrPath(text)
  const dark = new Set<string>()
  for (const [, x, y, run] of d.matchAll(/M(\d+) (\d+)h(\d+)/g)) {
    for (let i = 0; i < Number(run); i++) dark.add(`${Number(x) + i} ${y}`)
  }
  const side = Math.ceil(size * scale * (turn === 0 ? 1 : 1.5))
  const data = new Uint8ClampedArray(side * side * 4).fill(255)
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++) {
      const [dx, dy] = [x - side / 2, y - side / 2]
      const u = Math.floor((dx * Math.cos(turn) + dy * Math.sin(turn)) / scale + size / 2)
      const v = Math.floor((-dx * Math.sin(turn) + dy * Math.cos(turn)) / scale + size / 2)
      if (dark.has(`${u} ${v}`)) data.fill(0, (y * side + x) * 4, (y * side + x) * 4 + 3)
    }
  }
  return { width: side, height: side, data }
}

test('what is drawn can be read, upright and tilted', () => {
  expect(decodePixels(paint(LINK, 5))).toBe(LINK)
  expect(decodePixels(paint(LINK, 5, Math.PI / 9))).toBe(LINK)
})

test('a picture without a code reads as nothing', () => {
  expect(decodePixels({ width: 64, height: 64, data: new Uint8ClampedArray(64 * 64 * 4).fill(200) })).toBeNull()
})

test('a module is never below 4 pixels, the code is named, and it renders on a server', () => {
  const html = renderToStaticMarkup(<QrCode text={LINK} label="Scan to add this device" module={1} />)
  expect(html).toContain('aria-label="Scan to add this device"')
  expect(html).toContain(`width="${qrPath(LINK).size * 4}"`)
  expect(html).toContain('fill="#fff"')
})

test.each(['x'.repeat(3000), undefined, 42])('what no QR code holds is said in words: %j', (text) => {
  expect(() => qrPath(text as string)).toThrow('A QR code takes a text of about 2,900 bytes at most')
})
