import type { SharedFile } from '../../shared-view.ts'
import type { SharedKind } from './shared-kind.ts'

/** A file: what it is called. Its bytes have an address of their own. */
export const sharedFile: SharedKind = async ({ owner, id, store }) => {
  const file = await store.files.find(owner, id)
  return file ? { kind: 'file', file: fileView(file) } : null
}

/** What a receiver is told of a file, and nothing else that is kept of it. */
export const fileView = ({ id, name, mediaType, description, size }: SharedFile): SharedFile => ({
  id,
  name,
  mediaType,
  description,
  size,
})
