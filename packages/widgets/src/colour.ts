/** Red, green, blue: 0 to 255. */
type Rgb = readonly [number, number, number]

/** Whether a text is a colour as we take them: `#` and six hexadecimal digits. */
export function isColour(text: string): boolean {
  return /^#[\da-f]{6}$/i.test(text)
}

/**
 * A colour between two.
 *
 * @param colour `#rrggbb`
 * @param options `into`: the other; `share` of the other: 0 to 1
 */
export function mixed(colour: string, { into, share }: { readonly into: string; readonly share: number }): string {
  const [from, to] = [rgb(colour), rgb(into)]
  return hex(from.map((value, at) => value + ((to[at] ?? value) - value) * share))
}

/**
 * How well two colours can be told apart: 1 to 21. Texts need 4.5.
 *
 * @see https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio
 */
export function contrast(one: string, other: string): number {
  const [bright = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a)
  return (bright + 0.05) / (dark + 0.05)
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = rgb(colour).map((value) => {
    const share = value / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function rgb(colour: string): Rgb {
  const all = Number.parseInt(colour.slice(1), 16)
  return [all >> 16, (all >> 8) & 255, all & 255]
}

function hex(values: readonly number[]): string {
  return `#${values.map((value) => Math.round(value).toString(16).padStart(2, '0')).join('')}`
}
