import { accepts, checkOptions, optional, type OptionRules } from '@laissez-passer/password/options'

/** How to draw the mark. */
export interface MarkOptions {
  /** Height in CSS pixels; the width is three quarters of it. Default 40. */
  readonly height?: number
  /** A name for assistive technology; without one the mark is decoration. */
  readonly title?: string
  /** `document`: on its burgundy cover (default). `lines`: the golden lines alone, for a burgundy ground. */
  readonly ground?: 'document' | 'lines'
}

const rules: OptionRules<MarkOptions> = {
  height: optional(accepts.over(0, 'pixels')),
  title: optional(accepts.text('a name')),
  ground: optional(accepts.oneOf('document', 'lines')),
}

/**
 * The mark: a small travel document with a rosette of interlaced lines, in gold. It is no emblem of any state
 * or union.
 *
 * @param options size, name, ground
 * @returns SVG markup
 */
export function mark(options: MarkOptions = {}): string {
  checkOptions('mark', options, rules)
  const { height = 40, title, ground = 'document' } = options
  const name = title === undefined ? 'aria-hidden="true"' : `role="img" aria-label="${escapeAttribute(title)}"`
  const cover = ground === 'document' ? '<rect width="30" height="40" rx="4" fill="#4e1027"/>' : ''
  const petals = [0, 45, 90, 135].map(
    (turn) => `<ellipse cx="15" cy="16" rx="7.4" ry="3" transform="rotate(${turn} 15 16)"/>`,
  )
  return `<svg xmlns="http://www.w3.org/2000/svg" class="lp-mark" width="${(height * 3) / 4}" height="${height}" viewBox="0 0 30 40" ${name} focusable="false">${cover}<g fill="none" stroke="#b08a3e" stroke-width="1.1" stroke-linecap="round"><rect x="1.2" y="1.2" width="27.6" height="37.6" rx="3.2"/>${petals.join('')}<path d="M8.5 30h13M11.5 34h7"/></g></svg>`
}

function escapeAttribute(text: string): string {
  return text.replace(/[&"<>]/g, (char) => `&#${char.charCodeAt(0)};`)
}
