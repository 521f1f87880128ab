// Which characters each font has, from the fonts themselves: writes
// packages/europass/src/typst/fonts/coverage.ts. `node scripts/font-coverage.mjs`, whenever a font is added
// or its package changes; a test compares.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const folder = fileURLToPath(new URL('../packages/europass/', import.meta.url))
const target = join(folder, 'src/typst/fonts/coverage.ts')
const require = createRequire(join(folder, 'package.json'))

/** Packages that come as slices: a file of each, of the usual weight, has other characters. */
const slices = ['@fontsource/noto-sans-sc', '@fontsource/noto-sans-kr']

/** What is never set: the printer takes it out of a text (`typst/printable`). */
const unset = /[\p{Co}\p{Cc}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}]/u

/** The code points that an OpenType font maps to glyphs (`cmap`, formats 4 and 12). */
export function characters(font) {
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength)
  const tables = Array.from({ length: view.getUint16(4) }, (_, index) => 12 + index * 16)
  const entry = tables.find((at) => view.getUint32(at) === 0x636d6170)
  const cmap = view.getUint32(entry + 8)
  const found = new Set()
  for (let index = 0; index < view.getUint16(cmap + 2); index += 1) {
    const at = cmap + view.getUint32(cmap + 4 + index * 8 + 4)
    const format = view.getUint16(at)
    if (format === 12) {
      for (let group = 0; group < view.getUint32(at + 12); group += 1) {
        const [first, last, glyph] = [0, 4, 8].map((part) => view.getUint32(at + 16 + group * 12 + part))
        for (let code = first; code <= last; code += 1) if (glyph + code - first !== 0) found.add(code)
      }
    }
    if (format === 4) {
      const segments = view.getUint16(at + 6) / 2
      const part = (row, segment) => at + 14 + (row === 0 ? 0 : 2) + (row * segments + segment) * 2
      for (let segment = 0; segment < segments; segment += 1) {
        const [last, first, delta] = [0, 1, 2].map((row) => view.getUint16(part(row, segment)))
        const offset = view.getUint16(part(3, segment))
        for (let code = first; code <= last && code !== 0xffff; code += 1) {
          const glyph =
            offset === 0 ? (code + delta) & 0xffff : view.getUint16(part(3, segment) + offset + (code - first) * 2)
          if (glyph !== 0) found.add(code)
        }
      }
    }
  }
  return [...found].filter((code) => !unset.test(String.fromCodePoint(code))).toSorted((a, b) => a - b)
}

/**
 * Runs of code points as text: the gap before each and, where it is longer than 1, its length, in base 36.
 */
export function encoded(codes) {
  const runs = []
  for (const code of codes) {
    const run = runs.at(-1)
    if (run && code === run.end) run.end += 1
    else runs.push({ start: code, end: code + 1 })
  }
  let position = 0
  return runs
    .map(({ start, end }) => {
      const gap = (start - position).toString(36)
      position = end
      return end - start === 1 ? gap : `${gap}.${(end - start).toString(36)}`
    })
    .join(' ')
}

/** The table, as it should stand in the file: by family, and by file where a family is sliced. */
export async function table() {
  const [{ families, fallbacks }, { sfnt }] = await Promise.all(
    ['catalogue.ts', 'sfnt.ts'].map((file) => import(pathToFileURL(join(dirname(target), file)).href)),
  )
  const read = async (file) => encoded(characters(await sfnt(new Uint8Array(readFileSync(require.resolve(file))))))
  const rows = []
  for (const { family, files, sliced } of [...Object.values(families), ...fallbacks])
    if (!sliced) rows.push([family, await read(files[0])])
  for (const name of slices) {
    const files = readdirSync(join(dirname(require.resolve(`${name}/package.json`)), 'files'))
    for (const file of files.filter((one) => /-\d+-400-normal\.woff$/.test(one)).toSorted(byNumber))
      rows.push([`${name}/files/${file}`, await read(`${name}/files/${file}`)])
  }
  return `// Written by scripts/font-coverage.mjs from the fonts.
/**
 * Which characters fonts have, by family, or by file where a family is sliced: runs of code points, each the
 * gap before it and, after a dot, its length where that isn't 1, in base 36.
 */
export const coverage: Readonly<Record<string, string>> = {
${rows.map(([name, runs]) => `  '${name}': '${runs}',`).join('\n')}
}
`
}

const byNumber = (one, other) => Number(/-(\d+)-/.exec(one)?.[1]) - Number(/-(\d+)-/.exec(other)?.[1])

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(target, await table())
