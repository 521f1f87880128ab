import type { Note, Report } from '@laissez-passer/europass/exchange'
import { stepsOf } from '@laissez-passer/europass/patch'
import { isSectionName, personalInformation, sections } from '@laissez-passer/europass/sections'
import { useId } from 'react'
import { useEuropassWords } from '../europass-words.ts'
import { useWords } from '../language.tsx'
import { useExchangeWords } from './exchange-words.ts'

const order: readonly Note['fate'][] = ['lost', 'changed', 'kept']

/** What became of the file's fields: how many stand as they stood, and each that doesn't, with why. */
export function ImportReport({ report }: { readonly report: Report }) {
  const { t } = useWords()
  const words = useExchangeWords()
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
                  <span className="tag">{words(`exchange.report.${fate}`)}</span> <PlaceName note={note} />{' '}
                  {words(`exchange.note.${note.code}`, note.params)}
                </li>
              )),
          )}
        </ul>
      )}
    </section>
  )
}

/** Where a note belongs: a section and its field, in the words of forms; in the file's where it has none. */
function PlaceName({ note: { at, source } }: { readonly note: Note }) {
  const e = useEuropassWords()
  const [top = '', second = '', third = '', fourth = ''] = stepsOf(at)
  const personal = top === 'personal' ? personalInformation.form.find(({ name }) => name === second) : undefined
  const section = top === 'entries' && isSectionName(second) ? sections[second] : undefined
  const field = section?.form.fields.find(({ name }) => name === (fourth || third))
  const label = (personal ?? field)?.label
  const names = [section ? e(section.heading) : '', label ? e(label) : '']
  const text = names.filter((name) => name !== '').join(' › ')
  return <strong>{text || source.split('/').at(-1)}</strong>
}
