import type { Readable } from 'node:stream'
import { JSONParser, TokenType } from '@streamparser/json'
import { isObject, type SourceRow } from './source-row.ts'

/**
 * Reads people out of JSON: an object a line; one list; or a list `users` in an object, as Keycloak exports a
 * realm. One after the other: a file may be larger than the memory.
 *
 * @throws Error where it isn't JSON, or is cut off (a line that isn't leaves the others be), or lists nobody
 */
export async function* jsonRows(source: Readable): AsyncGenerator<SourceRow> {
  let head = ''
  const before: Buffer[] = []
  const chunks = source[Symbol.asyncIterator]()
  for (let next = await chunks.next(); !next.done; next = await chunks.next()) {
    const chunk = Buffer.from(next.value)
    before.push(chunk)
    head += chunk.toString('utf8')
    if (head.includes('\n') || head.length > longestHead) break
  }
  const rest = async function* (): AsyncGenerator<Buffer> {
    yield* before
    for (let next = await chunks.next(); !next.done; next = await chunks.next()) yield Buffer.from(next.value)
  }
  yield* isLines(head)
    ? lineRows(rest())
    : documentRows(
        rest(),
        head
          .trimStart()
          .replace(/^\uFEFF/, '')
          .startsWith('['),
      )
}

const longestHead = 1024 * 1024

/** The first line is a whole object: every line is. */
function isLines(head: string): boolean {
  const [first = ''] = head
    .replace(/^\uFEFF/, '')
    .trimStart()
    .split('\n')
  return read(first.trim()) !== null
}

function read(text: string): SourceRow['fields'] {
  try {
    const value: unknown = JSON.parse(text)
    return isObject(value) && !Array.isArray(value['users']) ? value : null
  } catch {
    return null
  }
}

async function* lineRows(chunks: AsyncIterable<Buffer>): AsyncGenerator<SourceRow> {
  const decoder = new TextDecoder()
  let [rest, line] = ['', 0]
  for await (const chunk of chunks) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n')
    rest = lines.pop() ?? ''
    for (const text of lines) {
      line += 1
      if (text.trim() !== '') yield { line, fields: read(text) }
    }
  }
  if (rest.trim() !== '') yield { line: line + 1, fields: read(rest) }
}

async function* documentRows(chunks: AsyncIterable<Buffer>, isList: boolean): AsyncGenerator<SourceRow> {
  const parser = new JSONParser({ paths: [isList ? '$.*' : '$.users.*'], keepStack: false })
  const found: SourceRow[] = []
  // Where the objects of the list begin: at the depth of its values.
  const inside = isList ? 1 : 2
  let [depth, lines, bytes, begun] = [0, 1, 0, 1]
  let current: Buffer = Buffer.alloc(0)
  let named = isList
  parser.onToken = ({ offset, token, value }) => {
    if (depth === 1 && value === 'users') named = true
    if (token === TokenType.LEFT_BRACE || token === TokenType.LEFT_BRACKET) {
      if (depth === inside) begun = lines + newlines(current, offset - bytes)
      depth += 1
    }
    if (token === TokenType.RIGHT_BRACE || token === TokenType.RIGHT_BRACKET) depth -= 1
  }
  parser.onValue = ({ value }) => {
    found.push({ line: begun, fields: isObject(value) ? value : null })
  }
  for await (const chunk of chunks) {
    current = chunk
    parser.write(chunk)
    yield* found.splice(0)
    lines += newlines(chunk, chunk.length)
    bytes += chunk.length
  }
  if (!parser.isEnded && bytes > 0 && (depth > 0 || named)) throw new Error('it is cut off')
  if (!named) throw new Error('it is neither a list of people nor has a list “users”')
}

function newlines(chunk: Buffer, end: number): number {
  let count = 0
  for (let at = chunk.indexOf(10); at !== -1 && at < end; at = chunk.indexOf(10, at + 1)) count += 1
  return count
}
