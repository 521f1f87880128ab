/** A step of a sequence: a message from one to another, or a note over some of them. */
export interface Step {
  readonly kind: 'message' | 'answer' | 'note'
  readonly from: string
  readonly to: string
  readonly text: string
}

/** Who takes part, in the order in which they are named, and what happens. */
export interface Sequence {
  readonly actors: readonly string[]
  readonly steps: readonly Step[]
}

/**
 * Reads what stands in a block `sequence`: `A -> B: text`, `B --> A: an answer`, `note A, B: text`.
 *
 * @throws Error naming the line that is none of these
 */
export function readSequence(text: string): Sequence {
  const steps = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line): Step => {
      const [, from = '', arrow, to = '', said = ''] = /^([^:]+?) (-->|->) ([^:]+?): (.+)$/.exec(line) ?? []
      if (arrow !== undefined) return { kind: arrow === '->' ? 'message' : 'answer', from, to, text: said }
      const [, first = '', last = first, noted = ''] = /^note ([^:,]+)(?:, ([^:,]+))?: (.+)$/.exec(line) ?? []
      if (noted === '') throw new Error(`not a step of a sequence: ${line}`)
      return { kind: 'note', from: first, to: last, text: noted }
    })
  const actors = [...new Set(steps.flatMap(({ from, to }) => [from, to]))]
  return { actors, steps }
}

/** What one of three has, and of four: a page’s text is some 600 pixels wide. */
const columnOf = ({ length }: readonly string[]): number => (length > 3 ? 150 : 196)
const line = 16
const top = 44
/** Signs of the font in a pixel of width, about; what is long is broken rather early. */
const signs = (width: number): number => Math.max(12, Math.floor(width / 6.6))

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')

/** Lines of `width` pixels at most. */
function wrapped(text: string, width: number): readonly string[] {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const last = lines.at(-1)
    if (last === undefined || last.length + word.length + 1 > signs(width)) lines.push(word)
    else lines[lines.length - 1] = `${last} ${word}`
  }
  return lines
}

interface Drawn {
  readonly svg: string
  readonly height: number
}

/** A step, drawn from `y` on. */
function drawStep(
  { kind, from, text, to }: Step,
  { actors, tip, y }: Pick<Sequence, 'actors'> & { readonly tip: string; readonly y: number },
): Drawn {
  const column = columnOf(actors)
  const at = (name: string): number => actors.indexOf(name) * column + column / 2
  const [left, right] = [Math.min(at(from), at(to)), Math.max(at(from), at(to))]
  const isNote = kind === 'note'
  const isOwn = left === right && !isNote
  const width = isNote ? right - left + column - 36 : isOwn ? column - 24 : right - left - 20
  const lines = wrapped(text, width)
  const textHeight = lines.length * line
  const words = (x: number, from: number, anchor: string): string =>
    lines
      .map((each, index) => `<text x="${x}" y="${from + index * line}" text-anchor="${anchor}">${escaped(each)}</text>`)
      .join('')
  const middle = (left + right) / 2
  if (isNote) {
    const box = `<rect class="note" x="${left - column / 2 + 10}" y="${y}" width="${right - left + column - 20}" height="${textHeight + 12}" rx="8"/>`
    return { svg: box + words(middle, y + line + 2, 'middle'), height: textHeight + 24 }
  }
  const dash = kind === 'answer' ? ' class="answer"' : ''
  if (isOwn) {
    const loop = `<path${dash} d="M${left} ${y + 4}h22v${textHeight + 6}h-20" marker-end="url(#${tip})"/>`
    return { svg: loop + words(left + 30, y + line + 2, 'start'), height: textHeight + 26 }
  }
  const end = at(to) + (at(to) > at(from) ? -2 : 2)
  const arrow = `<path${dash} d="M${at(from)} ${y + textHeight + 6}H${end}" marker-end="url(#${tip})"/>`
  return { svg: words(middle, y + line - 4, 'middle') + arrow, height: textHeight + 22 }
}

/** The drawing; its colours are the page's, by day and by night. */
function svgOf({ actors, steps }: Sequence, title: string): string {
  // A page may have several drawings, and an id is of one of them.
  const tip = `tip-${title.toLowerCase().replace(/[^a-z0-9]+/g, '-')}`
  const column = columnOf(actors)
  let y = top + 14
  const drawn = steps.map((step) => {
    const { height, svg } = drawStep(step, { actors, tip, y })
    y += height
    return svg
  })
  const width = actors.length * column
  const heads = actors.map((name, index) => {
    const x = index * column + column / 2
    return (
      `<path class="life" d="M${x} ${top}V${y}"/>` +
      `<rect class="actor" x="${x - column / 2 + 12}" y="8" width="${column - 24}" height="${top - 8}" rx="10"/>` +
      `<text class="name" x="${x}" y="31" text-anchor="middle">${escaped(name)}</text>`
    )
  })
  const arrow = `<marker id="${tip}" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="8" markerHeight="8" orient="auto"><path class="tip" d="M0 0 8 4 0 8Z"/></marker>`
  return `<svg viewBox="0 0 ${width} ${y + 8}" style="max-width:${width}px" aria-hidden="true" focusable="false"><defs>${arrow}</defs>${heads.join('')}${drawn.join('')}</svg>`
}

const read = ({ from, kind, text, to }: Step): string =>
  kind === 'note'
    ? `<strong>${escaped(from === to ? from : `${from}, ${to}`)}:</strong> ${escaped(text)}`
    : `<strong>${escaped(from === to ? from : `${from} to ${to}`)}:</strong> ${escaped(text)}`

/**
 * A sequence as a page has it: the drawing for who sees it on a wide screen, and for everybody else the same
 * steps as a list.
 *
 * @param text what {@link readSequence} reads
 */
export function drawSequence(text: string, { title }: { readonly title: string }): string {
  const sequence = readSequence(text)
  const steps = sequence.steps.map((step) => `<li>${read(step)}</li>`).join('')
  // One line: Markdown would end HTML at an empty one.
  return `<figure class="sequence not-content"><figcaption>${escaped(title)}</figcaption>${svgOf(sequence, title)}<ol>${steps}</ol></figure>`
}

/** The part of a Markdown tree that is a block of code. */
interface Code {
  readonly lang?: string | null
  readonly meta?: string | null
  readonly value: string
}

/**
 * An integration of Astro: blocks of code whose language is `sequence` become drawings. Their source is what
 * programs read that take the page as Markdown.
 */
export function sequences() {
  const plugin = {
    name: 'sequences',
    code({ lang, meta, value }: Code) {
      if (lang !== 'sequence') return
      const title = /\btitle="([^"]+)"/.exec(meta ?? '')?.[1]
      if (title === undefined) throw new Error(`a sequence needs its title="…": ${value.slice(0, 60)}`)
      return { type: 'html', value: drawSequence(value, { title }) }
    },
  }
  return {
    name: 'sequences',
    hooks: {
      'astro:config:setup'({ config }: { config: { markdown: { processor: { options: object } } } }) {
        const { options } = config.markdown.processor
        if ('mdastPlugins' in options && Array.isArray(options.mdastPlugins)) options.mdastPlugins.push(plugin)
      },
    },
  }
}
