import { exchangeTranslator, type Note, type Report } from '@laissez-passer/europass/exchange'
import { useId } from 'react'
import { useWords } from '../language.tsx'

const order: readonly Note['fate'][] = ['lost', 'changed', 'kept']

/** What became of the file's fields: how many stand as they stood, and each that doesn't, with why. */
export function ImportReport({ report }: { readonly report: Report }) {
  const { t, language } = useWords()
  const words = exchangeTranslator(language)
  const id = useId()
  const count = (fate: Note['fate']): number => report.notes.filter((note) => note.fate === fate).length
  return (
    <section className="card" aria-labelledby={id}>
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
                  {words(`exchange.note.${note.code}`, note.params)}
                </li>
              )),
          )}
        </ul>
      )}
    </section>
  )
}
