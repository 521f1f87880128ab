import { setImmediate as otherWork } from 'node:timers/promises'
import { fullName } from './full-name.ts'
import type { SharedContent, SharedFile, SharedView } from '../../shared-view.ts'
import type { KeptShare } from '../store/shares.ts'
import { resolveItem } from './kinds.ts'
import type { Sharing } from './shared-kind.ts'
import { readProfile } from './read-document.ts'

/** What contents are made with. */
export type Contents = Pick<Sharing, 'store' | 'language' | 'printed' | 'now'>

/**
 * What the receiver of a link gets: all that was chosen and is there, nothing else. The same for its owner,
 * who looks as the receiver does.
 *
 * @returns null where nothing of it is there any more
 */
export async function sharedContent(
  share: KeptShare,
  { own, ...contents }: Contents & { readonly own: boolean },
): Promise<SharedContent | null> {
  const { owner, title, message, expiresAt, may } = share
  const items = await viewsOf(share, contents)
  if (items.length === 0) return null
  const by = fullName(await readProfile(owner, contents)) || share.sharer
  return { title, message, by, expiresAt, may, own, items }
}

/** The views of a link's items that are there, in their order. */
export async function viewsOf({ owner, items }: KeptShare, contents: Contents): Promise<readonly SharedView[]> {
  const views: SharedView[] = []
  for (const item of items) {
    // Where the database is a file nothing waits: others' requests go in between.
    await otherWork()
    const view = await resolveItem(item, { ...contents, owner })
    if (view) views.push(view)
  }
  return views
}

/** The files that a receiver may have of these views. */
export const filesOf = (views: readonly SharedView[]): readonly SharedFile[] =>
  views.flatMap((view) => (view.kind === 'file' ? [view.file] : view.kind === 'profile' ? view.files : []))
