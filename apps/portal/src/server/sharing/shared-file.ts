import type { SharedKind } from './shared-kind.ts'

/** A file: what it is called. Its bytes have an address of their own. */
export const sharedFile: SharedKind = async ({ owner, id, store }) => {
  const file = await store.files.find(owner, id)
  if (!file) return null
  const { name, mediaType, description, size } = file
  return { kind: 'file', file: { id, name, mediaType, description, size } }
}
