import decodeQR from 'qr/decode.js'

/** What the QR code says, read from its pixels: nothing beside it says the same. */
export function scanned({ html }: { readonly html: string }): string {
  const [, size = '', path = ''] = /class="lp-qr"[^>]*viewBox="0 0 (\d+)[\s\S]*?<path d="([^"]+)"/.exec(html) ?? []
  const side = Number(size)
  const scale = 4
  const data = new Uint8ClampedArray((side * scale) ** 2 * 4).fill(255)
  for (const [, x = '', y = '', run = ''] of path.matchAll(/M(\d+) (\d+)h(\d+)/g))
    for (let row = 0; row < scale; row++)
      for (let column = 0; column < Number(run) * scale; column++)
        data.fill(0, ...pixel(Number(x) * scale + column, Number(y) * scale + row, side * scale))
  return decodeQR({ width: side * scale, height: side * scale, data })
}

function pixel(x: number, y: number, width: number): [number, number] {
  const at = (y * width + x) * 4
  return [at, at + 3]
}
