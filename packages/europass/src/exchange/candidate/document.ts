import { text, find, type XmlElement } from '../../xml/read.ts'
import { type CvDraft, type DocumentDraft, emptyDraft, type Reading } from '../draft.ts'
import { readCandidate } from './read.ts'

/** The version that a Candidate document says it is of. */
export const candidateVersion = (root: XmlElement): string =>
  find(root, 'DocumentID')?.attributes['schemeVersionID'] ?? (text(root, 'DocumentID') === '' ? '' : '4.0')

/**
 * Reads a Candidate document as imports give it: what was kept aside is told as well.
 *
 * @param root - the element `Candidate`
 */
export function readCandidateDocument(root: XmlElement, reading: Reading): DocumentDraft {
  const { language, personal, entries, custom, kept, attachments, cv } = readCandidate(root, reading)
  for (const { path, value } of kept)
    reading.notes.kept('put-aside', { source: path, params: { value: wordsOf(value) } })
  return {
    ...emptyDraft(),
    profile: { language, personal, entries, custom, kept },
    cv: cvOf(cv),
    attachments: [...attachments],
  }
}

/** A section that a document orders is shown; those that it leaves out aren't. */
function cvOf({ headline, template, labels, pageNumbers, order }: ReturnType<typeof readCandidate>['cv']): CvDraft {
  return {
    headline,
    template,
    labels,
    pageNumbers,
    sections: (order ?? []).map(({ name, title }) => ({ name, title })),
    hidesOthers: order !== undefined,
  }
}

/** The words in what was kept, for a person to recognise it by. */
function wordsOf(value: unknown): string {
  if (typeof value === 'string') return value
  if (typeof value !== 'object' || value === null) return ''
  const { text: own, children, tag } = value as { text?: unknown; children?: unknown; tag?: unknown }
  const inside = [own, ...(Array.isArray(children) ? children.map(wordsOf) : [])].filter(
    (part) => typeof part === 'string' && part !== '',
  )
  return inside.length > 0 ? inside.join(' ') : String(tag)
}
