import type { Writable } from 'node:stream'

/** The word by itself, after a colour perhaps. */
const printed = new RegExp(`(^|\\u001B\\[\\d*m|[^\\p{L}\\p{M}])none(?![\\p{L}\\p{M}])`, 'gu')

/**
 * A terminal in whose prompts nothing chosen is said in other words: the library's “none” is in English
 * alone.
 *
 * @param nothing those words
 */
export function sayingNone<Terminal extends Writable>(terminal: Terminal, nothing: string): Terminal {
  const write = (chunk: unknown): boolean =>
    terminal.write(typeof chunk === 'string' ? chunk.replaceAll(printed, `$1${nothing}`) : chunk)
  return new Proxy(terminal, {
    get(target, name) {
      if (name === 'write') return write
      const value: unknown = Reflect.get(target, name, target)
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
}
