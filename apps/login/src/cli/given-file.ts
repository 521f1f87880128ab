import { createReadStream } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { Refused } from './command.ts'
import { unreadable } from './file-faults.ts'
import { placeOf } from './place.ts'

/** A file that was named: where it is, and how large. */
export interface GivenFile {
  readonly path: string
  /** In bytes. */
  readonly size: number
}

/**
 * Finds a file that was named; what isn't there, or is a folder, is refused by its name.
 * @throws Refused `unreadable`
 */
export async function givenFile(name: string): Promise<GivenFile> {
  const path = placeOf(name)
  const found = await stat(path).catch((error: unknown) => {
    throw unreadable(name, error)
  })
  if (found.isDirectory()) throw new Refused('unreadable', `${name} is a folder, not a file.`)
  return { path, size: found.size }
}

/**
 * Reads a file of text that was named, without the byte order mark that some editors put before it: in a
 * password nobody would type it.
 * @throws Refused `unreadable`
 */
export async function textOfFile(name: string): Promise<string> {
  return new TextDecoder().decode(await bytesOfFile(name))
}

/**
 * Reads a file that was named.
 * @throws Refused `unreadable`
 */
export async function bytesOfFile(name: string): Promise<Buffer> {
  const { path } = await givenFile(name)
  return readFile(path).catch((error: unknown) => {
    throw unreadable(name, error)
  })
}

/**
 * Reads a file from end to end, and refuses one that isn't in UTF-8: names would be lost, one by one and
 * unseen.
 * @throws Refused `not-utf-8`, which says where; `unreadable`
 */
export async function mustBeUtf8(name: string, { path }: GivenFile): Promise<void> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let line = 1
  try {
    for await (const chunk of createReadStream(path)) {
      const text = decoder.decode(chunk, { stream: true })
      for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) line += 1
    }
    decoder.decode()
  } catch (error) {
    if (!(error instanceof TypeError)) throw unreadable(name, error)
    throw new Refused(
      'not-utf-8',
      `${name} isn’t in UTF-8, from line ${line} or a little later on. Save it as UTF-8 (spreadsheets: “CSV UTF-8”), or: ` +
        `iconv -f latin1 -t utf-8 ${name} > utf-8.csv. Nothing was imported.`,
    )
  }
}
