import type { Option } from './codes.ts'

const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/['’.+-]+/g, ' ')
    .toLowerCase()
    .trim()

/**
 * Where what is typed begins: the label, a word of it, another name, or within a word; -1 where it is
 * nowhere.
 */
function rank({ label, also = '' }: Option, typed: string): number {
  const name = plain(label)
  if (name.startsWith(typed) || plain(also).split(' ')[0] === typed) return 0
  if (name.includes(` ${typed}`)) return 1
  if (` ${plain(also)}`.includes(` ${typed}`)) return 2
  return name.includes(typed) ? 3 : -1
}

/**
 * The options that somebody may mean, the likeliest first: without accents or capitals, by the beginning of
 * the name, of one of its words, of its code or English name.
 *
 * @param options all of them, in their order
 * @param typed nothing gives all
 */
export function matching<T extends Option>(options: readonly T[], typed: string): readonly T[] {
  const text = plain(typed)
  if (text === '') return options
  const ranks: T[][] = [[], [], [], []]
  for (const option of options) ranks[rank(option, text)]?.push(option)
  return ranks.flat()
}
