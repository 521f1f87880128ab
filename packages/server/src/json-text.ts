import {
  createScanner,
  findNodeAtLocation,
  type Node,
  type ParseError,
  parseTree,
  printParseErrorCode,
} from 'jsonc-parser'

/** JSON that was read, with where its values stand. */
export interface JsonText {
  readonly ok: true
  readonly value: unknown
  /**
   * The line of a value, from 1: of the nearest one around it, where there is none. Its steps are names and
   * places in lists, or joined `0.redirectUris.1`, where no name has a dot.
   */
  readonly lineOf: (path: string | readonly PropertyKey[]) => number
}

/** Deeper nobody writes by hand, and who reads it goes down as deep. */
const deepest = 500

/**
 * Reads JSON as operators write it by hand. What is wrong is said with its line and column, and nothing of
 * the text is quoted, for there are secrets in it. A name that stands twice in an object is refused: of the
 * two values one would do nothing.
 *
 * @param text of a file; a byte order mark before it is passed over
 */
export function readJson(text: string): JsonText | { readonly ok: false; readonly why: string } {
  const plain = text.replace(/^\uFEFF/, '')
  if (isDeep(plain)) return { ok: false, why: `it has lists and objects within each other, more than ${deepest} deep` }
  const errors: ParseError[] = []
  const root = parseTree(plain, errors, { disallowComments: true, allowTrailingComma: false })
  const [first] = errors
  if (first !== undefined || root === undefined) {
    const what = first === undefined ? 'it is empty' : (words[printParseErrorCode(first.error)] ?? 'it can’t be read')
    return { ok: false, why: `it is not JSON, ${placeOf(plain, first?.offset ?? 0)}: ${what}` }
  }
  const twice = nameTwice(root)
  if (twice !== null)
    return { ok: false, why: `${placeOf(plain, twice.offset)}: ${JSON.stringify(twice.value)} is there twice` }
  return { ok: true, value: JSON.parse(plain), lineOf: (path) => lineOf(plain, nearest(root, path).offset) }
}

const words: Readonly<Record<string, string>> = {
  InvalidSymbol: 'a word that is none of true, false and null, or a text without quotation marks',
  InvalidNumberFormat: 'a number that is none',
  PropertyNameExpected: 'a name in quotation marks is missing, or a comma is too many',
  ValueExpected: 'a value is missing, or a comma is too many',
  ColonExpected: 'a colon is missing',
  CommaExpected: 'a comma is missing',
  CloseBraceExpected: 'a } is missing',
  CloseBracketExpected: 'a ] is missing',
  EndOfFileExpected: 'it goes on after its end',
  InvalidCommentToken: 'a comment, which JSON has none of',
  UnexpectedEndOfComment: 'a comment, which JSON has none of',
  UnexpectedEndOfString: 'a text without its closing quotation mark',
  InvalidCharacter: 'a control character',
}

function nameTwice(node: Node): Node | null {
  const names = new Set<unknown>()
  for (const child of node.children ?? []) {
    const name = node.type === 'object' ? child.children?.[0] : undefined
    if (name && names.size === names.add(name.value).size) return name
    const below = nameTwice(child)
    if (below) return below
  }
  return null
}

const closingOf: Readonly<Record<string, string>> = { '[': ']', '{': '}' }

/**
 * Whether its parser would go too deep, be it JSON or not: by the parser's own tokens, for what stands in a
 * text opens nothing, and what closes nothing is passed over.
 */
function isDeep(text: string): boolean {
  const scanner = createScanner(text, true)
  const open: string[] = []
  while (scanner.getPosition() < text.length) {
    scanner.scan()
    const sign = scanner.getTokenLength() === 1 ? text.charAt(scanner.getTokenOffset()) : ''
    const closing = closingOf[sign]
    if (closing !== undefined) open.push(closing)
    else if (sign === open.at(-1)) open.pop()
    if (open.length > deepest) return true
  }
  return false
}

const stepsOf = (path: string): (string | number)[] =>
  path === '' ? [] : path.split('.').map((step) => (/^\d+$/.test(step) ? Number(step) : step))

function nearest(root: Node, path: string | readonly PropertyKey[]): Node {
  const steps =
    typeof path === 'string' ? stepsOf(path) : path.map((step) => (typeof step === 'number' ? step : String(step)))
  for (let length = steps.length; length > 0; length--) {
    const found = findNodeAtLocation(root, steps.slice(0, length))
    if (found) return found
  }
  return root
}

function lineOf(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length
}

function placeOf(text: string, offset: number): string {
  return `line ${lineOf(text, offset)}, column ${offset - text.lastIndexOf('\n', offset - 1)}`
}
