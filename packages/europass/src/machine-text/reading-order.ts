/** A piece of a line as pdf.js gives it. */
export interface LinePiece {
  readonly str: string
  /** `rtl` where its letters are from the right; pdf.js has turned those of a piece already. */
  readonly dir: string
  /** Where it begins from the left, and how wide it is; in points. */
  readonly x: number
  readonly width: number
}

type Run = 'rtl' | 'ltr' | 'neutral'

const runOf = ({ dir, str }: LinePiece): Run => (dir === 'rtl' ? 'rtl' : /[\p{L}\p{N}]/u.test(str) ? 'ltr' : 'neutral')

const lettersOf = (pieces: readonly LinePiece[], run: Run): number =>
  pieces.reduce((sum, piece) => sum + (runOf(piece) === run ? piece.str.length : 0), 0)

/** Points between two words at least, where nothing was written between them. */
const gap = 1

/**
 * The text of a line in the order in which it is read. Pieces stand in the file as they are drawn, from
 * the left, so that of words from the right the last comes first. A line from the left stays as it is.
 *
 * @param pieces - of one line
 * @see https://www.unicode.org/reports/tr9/#L2
 */
export function readingOrder(pieces: readonly LinePiece[]): string {
  const fromRight = lettersOf(pieces, 'rtl')
  if (fromRight === 0) return pieces.map(({ str }) => str).join('')
  const drawn = spaced(pieces.filter(({ str }) => str !== '').toSorted((one, other) => one.x - other.x))
  const isFromRight = fromRight > lettersOf(pieces, 'ltr')
  return (isFromRight ? turned(drawn.toReversed(), 'ltr') : turned(drawn, 'rtl')).map(({ str }) => str).join('')
}

/** With a blank where there is room for one. */
const spaced = (pieces: readonly LinePiece[]): LinePiece[] =>
  pieces.flatMap((piece, at) => {
    const before = pieces[at - 1]
    const isApart = before !== undefined && piece.x - before.x - before.width > gap
    return isApart ? [{ str: ' ', dir: '', x: piece.x, width: 0 }, piece] : [piece]
  })

/** With each stretch that begins and ends with a run, and has none of the other in it, turned round. */
function turned(pieces: readonly LinePiece[], run: Run): readonly LinePiece[] {
  const result: LinePiece[] = []
  let stretch: LinePiece[] = []
  const end = (): void => {
    const last = stretch.findLastIndex((piece) => runOf(piece) === run) + 1
    result.push(...stretch.slice(0, last).toReversed(), ...stretch.slice(last))
    stretch = []
  }
  for (const piece of pieces) {
    const is = runOf(piece)
    if (is === run || (is === 'neutral' && stretch.length > 0)) stretch.push(piece)
    else {
      end()
      result.push(piece)
    }
  }
  end()
  return result
}
