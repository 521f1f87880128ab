import { importLimits } from '../limits.ts'
import { RefusedFile } from '../refusal.ts'
import type { TextBlock } from '../text/blocks.ts'
import { encodingOfPage, encodingOfSet } from './charsets.ts'
import { type RtfToken, rtfTokens } from './tokens.ts'

/** Groups whose text isn't the document's; so is every one that begins with `\*`. */
const aside = new Set(
  `colortbl stylesheet info pict object header headerl headerr headerf footer footerl footerr footerf fldinst
   listtable listoverridetable revtbl rsidtbl generator themedata colorschememapping latentstyles datastore xmlnstbl
   bkmkstart bkmkend annotation atnid atnauthor nonshppict template filetbl do`.split(/\s+/),
)
/** Words that take the text after them out of sight, until they say 0. */
const unseen = new Set(['v', 'deleted'])
/** Groups that hold the sign before a point: what they stand in is one. */
const bullets = new Set(['listtext', 'pntext'])
const ends = new Set(['par', 'sect', 'page', 'cell', 'nestcell', 'row', 'nestrow'])

/** Control words that stand for a sign. */
const signs: ReadonlyMap<string, string> = new Map([
  ['tab', '\t'],
  ['line', '\n'],
  ['lbr', '\n'],
  ['emdash', '—'],
  ['endash', '–'],
  ['bullet', '•'],
  ['lquote', '‘'],
  ['rquote', '’'],
  ['ldblquote', '“'],
  ['rdblquote', '”'],
  ['emspace', ' '],
  ['enspace', ' '],
  ['~', '\u00a0'],
  ['_', '-'],
  ['\\', '\\'],
  ['{', '{'],
  ['}', '}'],
])

/** What holds until a group ends. */
interface Scope {
  /** All of the group is aside. */
  readonly hidden: boolean
  /** Words that say so of the text after them: `v`, hidden, and `deleted` while changes were tracked. */
  readonly unseen: ReadonlySet<string>
  readonly inFonts: boolean
  readonly encoding: string
  /** How many characters stand in for one that `\u` names. */
  readonly standIns: number
}

const deepest = 200
/** `{` */
const begin = 123

/**
 * The paragraphs of a Rich Text file, with headings and points told from the rest.
 *
 * @param bytes - the file
 * @throws RefusedFile for groups in each other beyond reason
 */
export function readRtf(bytes: Uint8Array): TextBlock[] {
  const blocks: TextBlock[] = []
  const fonts = new Map<number, string>()
  const decoders = new Map<string, TextDecoder>()
  const outer: Scope[] = []
  let scope: Scope = { hidden: false, unseen: new Set(), inFonts: false, encoding: 'windows-1252', standIns: 1 }
  let document = scope.encoding
  let font = 0
  /** The font of text that names none. */
  let usual = 0
  let kind: TextBlock['kind'] = 'paragraph'
  let text: string[] = []
  let pending: number[] = []
  let skip = 0

  const encodingOf = (one: number): string => fonts.get(one) ?? document
  const isSeen = (): boolean => !scope.hidden && scope.unseen.size === 0
  const settle = (): void => {
    if (pending.length === 0) return
    const decoder = decoders.get(scope.encoding) ?? new TextDecoder(scope.encoding)
    decoders.set(scope.encoding, decoder)
    text.push(decoder.decode(Uint8Array.from(pending)))
    pending = []
  }
  const add = (sign: string): void => {
    settle()
    if (isSeen()) text.push(sign)
  }
  const end = (): void => {
    settle()
    const said = text
      .join('')
      .toWellFormed()
      .replaceAll(/[ \t]+/g, ' ')
      .trim()
    if (said !== '') blocks.push({ kind, text: said })
    text = []
  }
  const control = (word: string, value: number | undefined): void => {
    if (word === 'ansicpg' && value !== undefined) scope = { ...scope, encoding: (document = encodingOfPage(value)) }
    else if (word === 'mac') scope = { ...scope, encoding: (document = 'macintosh') }
    else if (word === 'fonttbl') scope = { ...scope, hidden: true, inFonts: true }
    else if (word === '*' || aside.has(word)) scope = { ...scope, hidden: true }
    else if (bullets.has(word)) {
      scope = { ...scope, hidden: true }
      if (kind === 'paragraph') kind = 'item'
    } else if (word === 'f' && scope.inFonts) font = value ?? 0
    else if (word === 'fcharset' && scope.inFonts) fonts.set(font, encodingOfSet(value ?? 0) ?? document)
    else if (word === 'f') scope = { ...scope, encoding: encodingOf(value ?? 0) }
    else if (word === 'deff') usual = value ?? 0
    else if (word === 'uc') scope = { ...scope, standIns: Math.min(10, Math.max(0, value ?? 1)) }
    else if (word === 'u' && value !== undefined) {
      add(String.fromCharCode(value < 0 ? value + 65_536 : value))
      skip = scope.standIns
    } else if (scope.hidden) return
    else if (unseen.has(word)) {
      const left = [...scope.unseen].filter((one) => one !== word)
      scope = { ...scope, unseen: new Set(value === 0 ? left : [...left, word]) }
    } else if (word === 'plain') scope = { ...scope, unseen: new Set(), encoding: encodingOf(usual) }
    else if (word === 'pard') kind = 'paragraph'
    else if (word === 'outlinelevel' && (value ?? 9) < 9) kind = 'heading'
    else if (ends.has(word)) end()
    else add(signs.get(word) ?? '')
  }
  const take = (token: RtfToken): void => {
    if (token.is === 'byte') {
      if (skip > 0) skip -= 1
      else if (isSeen()) pending.push(token.value)
    } else if (token.is === 'bytes') {
      const passed = Math.min(skip, token.to - token.from)
      skip -= passed
      if (isSeen()) for (let at = token.from + passed; at < token.to; at += 1) pending.push(bytes[at] ?? 0)
    } else {
      settle()
      if (token.is === 'control') return control(token.word, token.value)
      skip = 0
      if (token.is === 'open') {
        if (outer.length >= deepest) throw new RefusedFile('too-deep')
        outer.push(scope)
      } else {
        const { inFonts } = scope
        scope = outer.pop() ?? scope
        // What text is in that names no font is known from here on.
        if (inFonts && !scope.inFonts) scope = { ...scope, encoding: encodingOf(usual) }
      }
    }
  }
  for (const token of rtfTokens(bytes, bytes.indexOf(begin))) {
    take(token)
    if (blocks.length >= importLimits.blocks) return blocks
  }
  end()
  return blocks
}

/**
 * The bytes of a Rich Text file that was kept as UTF-16: such a file has a byte a sign, in the encoding of
 * Western Europe that whoever kept it took it for.
 *
 * @param bytes - of a file that is Rich Text by its bytes, or by its text
 * @param text - asked for only where the bytes aren't
 */
export function rtfBytes(bytes: Uint8Array, text: () => string): Uint8Array {
  if (isRtf(new TextDecoder('latin1').decode(bytes.subarray(0, 1024)))) return bytes
  const western = new TextDecoder('windows-1252')
  const codes = new Map(Array.from({ length: 256 }, (_, code) => [western.decode(Uint8Array.of(code)), code]))
  const found: number[] = []
  for (const sign of text()) {
    const code = codes.get(sign)
    if (code !== undefined) found.push(code)
    else
      for (let at = 0; at < sign.length; at += 1)
        for (const one of `\\u${(sign.charCodeAt(at) << 16) >> 16}?`) found.push(one.charCodeAt(0))
  }
  return Uint8Array.from(found)
}

/** Whether a file is Rich Text: how its bytes begin, as Latin-1. Blanks or a mark may stand before it. */
export const isRtf = (head: string): boolean => /^(?:\u00EF\u00BB\u00BF)?\s*\{\\rtf/.test(head)
