import { createReadStream } from 'node:fs'
import { open as openFile, rename, rm } from 'node:fs/promises'
import type { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import { type BackupItem, Damaged, fromLines, toLines } from './lines.ts'
import { close, type Closing, isClosed, open, type Opening, signLength } from './secrecy.ts'

/**
 * Writes a backup: compressed, then encrypted where that is asked for. The file has mode 0600 and its name
 * only once it is whole and on disk; of what fails nothing stays.
 *
 * @param path of the file; it mustn't be there
 * @param options `closing`: null, and whoever reads the file reads all
 * @returns its length in bytes
 */
export async function writeBackup(
  path: string,
  { items, closing }: { readonly items: AsyncIterable<BackupItem>; readonly closing: Closing | null },
): Promise<number> {
  const draft = `${path}.partial`
  const file = await openFile(draft, 'wx', 0o600)
  try {
    let length = 0
    const compressed = through(toLines(items), createGzip())
    for await (const chunk of closing === null ? compressed : chunksOf(await close(streamOf(compressed), closing))) {
      for (let at = 0; at < chunk.length; ) at += (await file.write(chunk, at)).bytesWritten
      length += chunk.length
    }
    await file.sync()
    await file.close()
    await rename(draft, path)
    return length
  } catch (error) {
    await file.close().catch(() => {})
    await rm(draft, { force: true })
    throw error
  }
}

/**
 * Reads a backup, from its beginning, each time it is called.
 *
 * @param opening what opens it, where it is encrypted
 * @throws Damaged when it isn't whole, doesn't open, or isn't a backup
 */
export async function* readBackup(path: string, opening: Opening | null): AsyncGenerator<BackupItem> {
  const closed = isClosed(await beginningOf(path))
  if (closed && opening === null) throw new Damaged('is encrypted: give --passphrase-file or --identity')
  const file = createReadStream(path)
  try {
    const opened = closed && opening !== null ? chunksOf(await open(streamOf(file), opening)) : file
    yield* fromLines(through(opened, createGunzip()))
  } catch (error) {
    throw error instanceof Error && isOfStream(error) ? new Damaged('is cut off, or damaged', { cause: error }) : error
  } finally {
    file.destroy()
  }
}

async function beginningOf(path: string): Promise<Uint8Array> {
  const file = await openFile(path, 'r')
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(signLength), 0, signLength, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

/** What gunzip and age say of bytes that aren't theirs; what the file system says is something else. */
function isOfStream(error: Error): boolean {
  return !(error instanceof Damaged) && !('syscall' in error)
}

/** What a stream of Node's makes of bytes. Where they fail, reading it fails. */
async function* through(bytes: AsyncIterable<Uint8Array>, transform: Transform): AsyncGenerator<Uint8Array> {
  const passed = pipeline(bytes, transform)
  passed.catch(() => {})
  for await (const chunk of transform) if (chunk instanceof Uint8Array) yield chunk
  await passed
}

function streamOf(bytes: AsyncIterable<Uint8Array>): ReadableStream<Uint8Array> {
  const chunks = bytes[Symbol.asyncIterator]()
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await chunks.next()
      if (done === true) controller.close()
      else controller.enqueue(value)
    },
    async cancel() {
      await chunks.return?.()
    },
  })
}

async function* chunksOf(stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = stream.getReader()
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return
    yield value
  }
}
