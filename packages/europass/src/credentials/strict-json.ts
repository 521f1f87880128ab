import type { Json } from '../patch/json.ts'
import { credentialLimits } from './limits.ts'
import { RefusedCredential } from './refusal.ts'

const [quote, backslash, openBrace, openBracket, closeBrace, closeBracket, comma] = [34, 92, 123, 91, 125, 93, 44]

/**
 * Parses JSON that says one thing to every reader: no name twice in an object, no half character, not deeper
 * and not more than {@link credentialLimits}. Counted before anything is built.
 *
 * @throws RefusedCredential `malformed`, `too-deep`, `too-large`, `duplicate-name`, `broken-text`
 * @see https://www.rfc-editor.org/rfc/rfc8259#section-4 names that aren't unique
 */
export function strictJson(text: string): Json {
  scan(text)
  try {
    const value: Json = JSON.parse(text)
    return value
  } catch {
    throw new RefusedCredential('malformed')
  }
}

/** An object that the scan is in: its names; a list has none. */
type Frame = Set<string> | null

function scan(text: string): void {
  const frames: Frame[] = []
  let [values, nameNext] = [0, false]
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code === quote) {
      const end = endOfString(text, at)
      const names = frames.at(-1)
      if (nameNext && names) {
        const name = stringAt(text, at, end)
        if (names.has(name)) throw new RefusedCredential('duplicate-name', name)
        names.add(name)
      } else if (text.slice(at, end).includes('\\u')) stringAt(text, at, end)
      nameNext = false
      at = end
    } else if (code === openBrace || code === openBracket) {
      frames.push(code === openBrace ? new Set() : null)
      nameNext = code === openBrace
      values += 1
      if (frames.length > credentialLimits.jsonDepth) throw new RefusedCredential('too-deep')
    } else if (code === closeBrace || code === closeBracket) {
      frames.pop()
      nameNext = false
    } else if (code === comma) {
      values += 1
      nameNext = frames.at(-1) instanceof Set
    }
    if (values > credentialLimits.jsonValues) throw new RefusedCredential('too-large')
  }
}

/** Where the quote is that ends a string. */
function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code === backslash) at += 1
    else if (code === quote) return at
  }
  throw new RefusedCredential('malformed')
}

function stringAt(text: string, start: number, end: number): string {
  const value = parsedString(text.slice(start, end + 1))
  if (!value.isWellFormed()) throw new RefusedCredential('broken-text')
  return value
}

function parsedString(source: string): string {
  try {
    return String(JSON.parse(source))
  } catch {
    throw new RefusedCredential('malformed')
  }
}

/**
 * The text of bytes.
 *
 * @throws RefusedCredential `malformed`: they aren't UTF-8
 */
export function strictText(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    throw new RefusedCredential('malformed')
  }
}
