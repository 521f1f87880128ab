import { pageUndo } from '../documents/browser.ts'
import { editedTogether } from '../documents/edited-documents.ts'
import { cvSource } from '../documents/sources.ts'
import { openDocuments } from '../editing/open-documents.ts'
import type { Cv } from '@laissez-passer/europass/cv'
import { type DocumentKind, DocumentPage } from './document.tsx'

const kind: DocumentKind<Cv> = {
  name: 'cv',
  source: cvSource,
  together: ({ profile, own }) => openDocuments(editedTogether({ profile, cv: own }, { undo: pageUndo })),
}

/** The editor of a CV. */
export default function CvPage() {
  return <DocumentPage kind={kind} />
}
