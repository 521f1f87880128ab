import type { Profile } from '@laissez-passer/europass/profile'
import type { DocumentView, OpenDocument } from '../documents/document.ts'

/** An open profile, to take levels into. */
export interface OpenProfile {
  readonly document: OpenDocument<Profile> | null
  readonly view: DocumentView<Profile>
}
