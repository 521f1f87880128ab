// @vitest-environment node
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const css = readFileSync(new URL('../tokens.css', import.meta.url), 'utf8')

function tokens(block: string): Record<string, string> {
  return Object.fromEntries([...block.matchAll(/--lp-([\w-]+): (#[0-9a-f]{6})/g)].map((match) => [match[1], match[2]]))
}
const blocks = [...css.matchAll(/:root[^{]*\{([^}]*)\}/g)].map((match) => tokens(match[1] ?? ''))
const light = blocks[0] ?? {}
const dark = { ...light, ...blocks[1] }

function luminance(hex = '#ff00ff'): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}
function contrast(a?: string, b?: string): number {
  const [low = 0, high = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y)
  return (high + 0.05) / (low + 0.05)
}

/** [foreground, ground, least ratio]: WCAG 2.2, 1.4.3 and 1.4.11. */
const pairs: [string, string, number][] = [
  ...['paper', 'desk', 'field', 'key', 'key-pressed', 'cover-soft'].map((ground): [string, string, number] => [
    'ink',
    ground,
    7,
  ]),
  ...['paper', 'desk', 'cover-soft', 'key'].map((ground): [string, string, number] => ['ink-soft', ground, 4.5]),
  ...['paper', 'desk', 'cover-soft'].map((ground): [string, string, number] => ['accent', ground, 4.5]),
  ...['cover', 'cover-deep', 'action', 'action-hover'].map((ground): [string, string, number] => [
    'on-cover',
    ground,
    4.5,
  ]),
  ...['cover', 'cover-deep'].map((ground): [string, string, number] => ['on-cover-soft', ground, 4.5]),
  ...['ok', 'warn', 'bad'].flatMap((state): [string, string, number][] => [
    [state, 'paper', 4.5],
    [state, 'desk', 4.5],
    [state, `${state}-soft`, 4.5],
    ['ink', `${state}-soft`, 7],
  ]),
  ...['paper', 'field', 'desk'].map((ground): [string, string, number] => ['control', ground, 3]),
  ...['paper', 'desk'].map((ground): [string, string, number] => ['focus', ground, 3]),
]

test.each(pairs)('%s on %s is at least %s : 1, light and dark', (ink, ground, least) => {
  expect(contrast(light[ink], light[ground]), 'light').toBeGreaterThanOrEqual(least)
  expect(contrast(dark[ink], dark[ground]), 'dark').toBeGreaterThanOrEqual(least)
})

test('the chosen dark theme is the system’s dark theme', () => {
  expect(blocks[2]).toEqual(blocks[1])
  expect(Object.keys(blocks[1] ?? {}).length).toBeGreaterThan(20)
})
