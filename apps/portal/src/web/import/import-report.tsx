import { type ImportedDocument, type Note, placeName, type Report } from '@laissez-passer/europass/exchange'
import { useId } from 'react'
import { useEuropassWords } from '../europass-words.ts'
import { useWords } from '../language.tsx'
import { useExchangeWords } from './exchange-words.ts'

const order: readonly Note['fate'][] = ['lost', 'changed', 'kept']

/** What became of the file's fields: how many stand as they stood, and each that doesn't, with why. */
export function ImportReport({
  report,
  document,
}: {
  readonly report: Report
  /** What came out of the file. */
  readonly document: ImportedDocument
}) {
  const { t } = useWords()
  const words = useExchangeWords()
  const id = useId()
  const count = (fate: Note['fate']): number => report.notes.filter((note) => note.fate === fate).length
  return (
    <section className="card stack" aria-labelledby={id}>
      <h2 id={id}>{t('import.report')}</h2>
      <p>
        {words('exchange.report.summary', {
          kept: report.kept.length,
          changed: count('changed'),
          lost: count('lost'),
          aside: count('kept'),
        })}
      </p>
      {report.notes.length > 0 && (
        <ul className="plain import-notes">
          {order.flatMap((fate) =>
            report.notes
              .filter((note) => note.fate === fate)
              .map((note, index) => (
                // A report never changes: the place of a note in it is its key.
                <li key={`${fate} ${index}`} className={`import-note import-note-${fate}`}>
                  <span className="tag">{words(`exchange.report.${fate}`)}</span>{' '}
                  <PlaceName note={note} document={document} /> {words(`exchange.note.${note.code}`, note.params)}
                </li>
              )),
          )}
        </ul>
      )}
    </section>
  )
}

/** Where a note belongs, in the words of forms; in the file’s where nothing of ours is meant. */
function PlaceName({ note: { at, source }, document }: { readonly note: Note; readonly document: ImportedDocument }) {
  const words = useEuropassWords()
  const names = placeName(at, { document, words })
  return <strong>{names.length > 0 ? names.join(' › ') : source.split('/').at(-1)}</strong>
}
