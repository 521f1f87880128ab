import type { RelyingPartySessions } from '@laissez-passer/relying-party'
import type { FileContents } from './files.ts'
import type { Leaving } from './leaving.ts'

/**
 * Forgets those whose time is up: their sessions and what is in their files first, wherever these lie, then
 * every row. Repeated after a fault it goes on where it was.
 */
export async function sweepLeaving(
  {
    leaving,
    fileContents,
    sessions,
  }: {
    readonly leaving: Leaving
    readonly fileContents: FileContents
    readonly sessions: Pick<RelyingPartySessions, 'end'>
  },
  { now }: { readonly now: number },
): Promise<void> {
  for (const owner of await leaving.due({ now })) {
    for (const idHash of await leaving.sessions(owner)) await sessions.end(idHash)
    for (const key of await leaving.contents(owner)) await fileContents.remove(owner, key)
    await leaving.erase(owner, { now })
  }
}
