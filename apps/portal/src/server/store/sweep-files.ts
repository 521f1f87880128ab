import { type FileContents, type Files, looseFor } from './files.ts'

/**
 * Removes what nobody can bring back any more, and contents that no file has: of uploads that broke off, of
 * versions that were removed. Repeated after a fault it goes on where it was.
 */
export async function sweepFiles(
  { files, fileContents }: { readonly files: Files; readonly fileContents: FileContents },
  { now }: { readonly now: number },
): Promise<void> {
  await files.sweep({ now })
  for (;;) {
    const loose = await files.loose({ before: now - looseFor })
    if (loose.length === 0) return
    for (const { owner, key } of loose) {
      await fileContents.remove(owner, key)
      await files.gone(owner, key)
    }
  }
}
