import { pageUndo } from '../documents/browser.ts'
import { editedTogether } from '../documents/edited-documents.ts'
import { letterSource } from '../documents/sources.ts'
import { openDocuments } from '../editing/open-documents.ts'
import type { Letter } from '@laissez-passer/europass/letter'
import { type DocumentKind, DocumentPage } from './document.tsx'

const kind: DocumentKind<Letter> = {
  name: 'letter',
  source: letterSource,
  together: ({ profile, own }) => openDocuments(editedTogether({ profile, letter: own }, { undo: pageUndo })),
}

/** The editor of a letter. */
export default function LetterPage() {
  return <DocumentPage kind={kind} />
}
