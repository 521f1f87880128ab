/** `#rrggbb` as shares of 1. */
const channels = (colour: string): number[] =>
  [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)

const linear = (share: number): number => (share <= 0.040_45 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4)

/**
 * How a colour stands out from white paper, 1 to 21.
 *
 * @param colour - `#rrggbb`
 * @see https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio
 */
export function contrastOnWhite(colour: string): number {
  const [red = 0, green = 0, blue = 0] = channels(colour).map(linear)
  return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)
}

/**
 * A colour that can be read on white paper at 7 : 1: itself, or the lightest of its hue that can.
 *
 * @param colour - `#rrggbb`
 */
export function legible(colour: string): string {
  for (let part = 100; part > 0; part -= 1) {
    const shade = `#${channels(colour)
      .map((share) =>
        Math.round((share * 255 * part) / 100)
          .toString(16)
          .padStart(2, '0'),
      )
      .join('')}`
    if (contrastOnWhite(shade) >= 7) return shade
  }
  return '#000000'
}
