import type { ShareItem, ShareKind } from '../../share-items.ts'
import type { SharedView } from '../../shared-view.ts'
import type { SharedKind, Sharing } from './shared-kind.ts'
import { sharedCv } from './shared-cv.ts'
import { sharedDigitalTest } from './shared-digital-test.ts'
import { sharedGrid } from './shared-grid.ts'
import { sharedFile } from './shared-file.ts'
import { sharedLetter } from './shared-letter.ts'
import { sharedSupplements } from './shared-supplement.ts'
import { sharedProfile } from './shared-profile.ts'

/** The kinds that can be shared. One that isn't here is refused when a link is made. */
export const sharedKinds: { readonly [Kind in ShareKind]?: SharedKind } = {
  profile: sharedProfile,
  grid: sharedGrid,
  cv: sharedCv,
  letter: sharedLetter,
  ...sharedSupplements,
  'digital-test': sharedDigitalTest,
  file: sharedFile,
}

/** What a receiver sees of an item; null where it is gone, or of a kind that can't be shared. */
export const resolveItem = async (item: ShareItem, sharing: Omit<Sharing, 'id' | 'item'>): Promise<SharedView | null> =>
  (await sharedKinds[item.kind]?.({ ...sharing, item, id: 'id' in item ? item.id : '' })) ?? null
