import { languageName } from '@laissez-passer/europass/names'
import type { ArchiveWords } from '../archive/words.ts'
import { headOf } from '../documents/kinds.ts'
import type { Head, DocumentKey } from '../store/documents.ts'

/**
 * What a document is called in an archive, in its reader’s language: its kind, what its owner calls it or
 * whose it is, and the day where that tells it from others. Never its id.
 */
export function documentName(
  { kind, body }: Pick<DocumentKey, 'kind'> & { readonly body: unknown },
  { t, language }: ArchiveWords,
): string {
  const head = headOf(body, kind)
  return [t(`archive.kind.${kind}`), calledIn(head, language), dayIn(head)].filter(Boolean).join(' ')
}

/** As much of a title as a name of a file takes. */
const longest = 80

function calledIn(head: Head, language: string): string {
  const { title, madeFor, headline, holder, code, label } = head
  const { position }: { position?: unknown } = Object(madeFor)
  const { givenName, familyName }: { givenName?: unknown; familyName?: unknown } = Object(holder)
  const called = [
    said(title),
    said(position),
    said(headline),
    [said(givenName), said(familyName)].filter(Boolean).join(' '),
    languageName({ code: said(code), label: said(label) }, language),
  ].find((one) => one !== '')
  return [...(called ?? '')].slice(0, longest).join('').trim()
}

/** Of a test or a check: when it was finished, else when it was begun. */
function dayIn({ finishedAt, startedAt }: Head): string {
  const at = finishedAt || startedAt
  if (typeof at === 'number') return new Date(at * 1000).toISOString().slice(0, 10)
  return said(at)
}

const said = (value: unknown): string => (typeof value === 'string' ? value.trim() : '')
