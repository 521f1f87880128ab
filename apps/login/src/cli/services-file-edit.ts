import { open, realpath, readFile, rename, rm, stat } from 'node:fs/promises'
import { applyEdits, modify } from 'jsonc-parser'
import { Refused } from './command.ts'
import { unwritable } from './file-faults.ts'

/**
 * A list of JSON with one more value at its end, indented as the list is; nothing else changes.
 *
 * @param text of an array
 */
export function appended(text: string, value: unknown): string {
  const indent = /\n([ \t]+)\S/.exec(text)?.[1] ?? '  '
  const formattingOptions = {
    insertSpaces: !indent.startsWith('\t'),
    tabSize: indent.length,
    eol: text.includes('\r\n') ? '\r\n' : '\n',
  }
  return applyEdits(text, modify(text, [-1], value, { isArrayInsertion: true, formattingOptions }))
}

/**
 * A list of JSON without one of its values; nothing else changes.
 *
 * @param text of an array
 * @param at which value, from 0
 */
export function without(text: string, at: number): string {
  return applyEdits(text, modify(text, [at], undefined, {}))
}

/**
 * Puts a text in place of a file in one step: whoever reads it finds the old one or the new one, whole. Its
 * mode stays, and a link goes on leading to it.
 *
 * @param options `text`: the new one; `expected`: the old one, by which it was made
 * @throws Refused when somebody else is writing it, or has written it since it was read
 */
export async function replaceFile(
  path: string,
  { text, expected }: { readonly text: string; readonly expected: string },
): Promise<void> {
  const target = await realpath(path)
  const draft = `${target}.new`
  const { mode } = await stat(target)
  // The draft is the lock, too: it can be made once.
  const file = await open(draft, 'wx', mode & 0o777).catch((error: unknown) => {
    const refused = unwritable(draft, error)
    throw refused.reason === 'exists'
      ? new Refused('busy', `${draft} is there: somebody else is writing, or was cut off (then delete it).`)
      : refused
  })
  try {
    if ((await readFile(target, 'utf8')) !== expected)
      throw new Refused('changed', `${path} was changed meanwhile. Try again.`)
    await file.chmod(mode & 0o777)
    await file.writeFile(text)
    await file.sync()
    await rename(draft, target)
  } catch (error) {
    await rm(draft, { force: true })
    throw error
  } finally {
    await file.close()
  }
}
