import type { TogetherDocuments } from '../documents/edited-documents.ts'
import type { EditedDocuments } from './editing.ts'
import type { Layers } from './layers.ts'

/** Documents that are open, as what is edited. One that was closed meanwhile is seen as it was last. */
export function openDocuments(documents: TogetherDocuments): EditedDocuments {
  let last: Layers | null = documents.seen()
  return {
    subscribe: documents.subscribe,
    layers: () => {
      last = documents.seen() ?? last
      if (last === null) throw new Error('Documents were edited before they were open')
      return last
    },
    apply: documents.apply,
  }
}
