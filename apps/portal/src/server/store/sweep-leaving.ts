import type { FileContents } from './files.ts'
import type { Leaving } from './leaving.ts'

/**
 * Forgets those whose time is up: what is in their files first, wherever it lies, then every row. Repeated
 * after a fault it goes on where it was.
 */
export async function sweepLeaving(
  { leaving, fileContents }: { readonly leaving: Leaving; readonly fileContents: FileContents },
  { now }: { readonly now: number },
): Promise<void> {
  for (const owner of await leaving.due({ now })) {
    for (const key of await leaving.contents(owner)) await fileContents.remove(owner, key)
    await leaving.erase(owner, { now })
  }
}
