import type { DescribedAddresses } from './described.ts'
import { documentAddresses } from './documents.ts'
import { fileAddresses } from './files.ts'
import { otherAddresses } from './others.ts'
import { sharingAddresses } from './sharing.ts'

/** All addresses below `/api`, but its document's own. */
export const describedAddresses: DescribedAddresses = {
  ...documentAddresses,
  ...fileAddresses,
  ...sharingAddresses,
  ...otherAddresses,
}
