import type { FontName } from '../../templates/fonts.ts'
import { families, fallbacks } from './catalogue.ts'
import { coverage } from './coverage.ts'

const decoded = new Map<string, ReadonlySet<number>>()

/** The code points that a family has, or a file of a sliced one. */
export function codePoints(name: string): ReadonlySet<number> {
  const known = decoded.get(name)
  if (known) return known
  const found = new Set<number>()
  let position = 0
  for (const run of (coverage[name] ?? '').split(' ')) {
    const [gap = '', length = '1'] = run.split('.')
    const start = position + Number.parseInt(gap, 36)
    position = start + Number.parseInt(length, 36)
    for (let code = start; code < position; code += 1) found.add(code)
  }
  decoded.set(name, found)
  return found
}

/** What a text is set with: the families in the order they are asked, and the files that must be there. */
export interface ChosenFonts {
  readonly families: readonly string[]
  readonly files: readonly string[]
}

/** Where characters are found, for documents in one family. */
export interface FontChoice {
  /** Whether some font has the character; from then on its file is among the chosen. */
  readonly has: (code: number) => boolean
  readonly chosen: () => ChosenFonts
}

/**
 * Chooses fonts by what is asked for.
 *
 * @param name - the family of the document; its files are always among the chosen
 * @param without - files that can't be had: what only they have, no font has
 */
export function chooseFonts(name: FontName, without: ReadonlySet<string> = new Set()): FontChoice {
  const own = families[name]
  const files = new Map<string, Set<string>>()
  const found = new Map<number, boolean>()
  const look = (code: number): boolean => {
    if (codePoints(own.family).has(code)) return true
    for (const { family, files: every, sliced } of fallbacks) {
      const all = every.filter((file) => !without.has(file))
      const slice = sliced ? all.find((file) => codePoints(file).has(code)) : undefined
      if (slice === undefined && !(sliced !== true && all.length > 0 && codePoints(family).has(code))) continue
      const wanted = files.get(family) ?? new Set()
      for (const file of slice === undefined ? all : [slice]) wanted.add(file)
      files.set(family, wanted)
      return true
    }
    return false
  }
  return {
    has: (code) => {
      const known = found.get(code) ?? look(code)
      found.set(code, known)
      return known
    },
    // A sliced family isn't named: of several files of one name Typst would ask only one. It finds their
    // characters among all fonts it has.
    chosen: () => ({
      families: [
        own.family,
        ...fallbacks.filter(({ family, sliced }) => !sliced && files.has(family)).map(({ family }) => family),
      ],
      files: [...own.files, ...fallbacks.flatMap(({ family }) => [...(files.get(family) ?? [])])],
    }),
  }
}
