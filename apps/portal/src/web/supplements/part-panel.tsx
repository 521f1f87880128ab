import {
  type Course,
  creditSum,
  type Side,
  sideOf,
  sides,
  type SupplementFields,
  type SupplementPart,
  supplementSheet,
  type SupplementWords,
} from '@laissez-passer/europass/supplements'
import { isObject } from '@laissez-passer/europass/patch'
import { useId, useMemo } from 'react'
import { Panel } from '../editor/section-panel.tsx'
import { EntryList } from '../form/entry-list.tsx'
import { Fields } from '../form/fields.tsx'
import { useWords } from '../language.tsx'
import { Notice } from '../parts/notice.tsx'
import { SheetView } from '../sheet/sheet-view.tsx'
import type { Editor } from './editor-of.ts'
import { newEntry } from './new-entry.ts'

/** What a document has of a part. */
const partIn = (value: object, name: string): unknown => Object.entries(value).find(([key]) => key === name)?.[1]

/** A part of a document: what belongs there, who writes it, its fields and lists. */
export function PartPanel<T extends SupplementFields>({
  editor,
  part,
  focus,
  words,
}: {
  readonly editor: Editor<T>
  readonly part: SupplementPart
  readonly focus: boolean
  readonly words: SupplementWords
}) {
  const { t } = useWords()
  const { value, side, by } = editor
  const own = sideOf(part, value)
  const writes = value.sealed === null && (by === 'keeper' || own === side)
  const signed = Object.hasOwn(value.written, part.name) ? value.written[part.name] : undefined
  return (
    <Panel title={[part.number, words(part.heading)].filter(Boolean).join(' ')} focus={focus}>
      <p className="hint">{words(part.explanation)}</p>
      <div className="supplement-who">
        {by === 'keeper' && value.sealed === null ? (
          <Assign editor={editor} part={part} own={own} />
        ) : (
          <p>{t(own === 'institution' ? 'supplement.byInstitution' : 'supplement.byHolder')}</p>
        )}
        {signed && (
          <p className="hint">
            {t('supplement.writtenBy', {
              name: signed.by || t(signed.side === 'institution' ? 'supplement.institution' : 'supplement.holder'),
              date: t.format.dateTime(signed.at * 1000),
            })}
          </p>
        )}
      </div>
      {writes ? (
        <>
          {part.fields.length > 0 && <Fields fields={part.fields} base={`form/${part.name}`} />}
          {(part.lists ?? []).map((list) => (
            <section key={list.name} className="supplement-list" data-path={`form/${part.name}/${list.name}`}>
              <h3>
                {list.number && <span className="field-number">{list.number} </span>}
                {words(list.label)}
              </h3>
              <EntryList
                label={words(list.label)}
                path={`form/${part.name}/${list.name}`}
                section={null}
                form={list.form}
                make={(id) => ({ id, ...newEntry(list, partIn(value, part.name)) })}
              />
              {list.name === 'courses' && <Credits editor={editor} part={part} words={words} />}
            </section>
          ))}
        </>
      ) : (
        <>
          {value.sealed === null && <Notice kind="info" title={t('supplement.othersWrite')} />}
          <OnlyRead editor={editor} part={part} words={words} />
        </>
      )}
    </Panel>
  )
}

/** Whose part it is, to be changed by whoever keeps the document. */
function Assign<T extends SupplementFields>({
  editor: { document, value },
  part,
  own,
}: {
  readonly editor: Editor<T>
  readonly part: SupplementPart
  readonly own: Side
}) {
  const { t } = useWords()
  const id = useId()
  const assign = (to: string): void => {
    const was = Object.hasOwn(value.assigned, part.name) ? value.assigned[part.name] : undefined
    document.apply([{ at: `assigned/${part.name}`, value: to, ...(was !== undefined && { was }) }])
  }
  return (
    <div className="field">
      <label htmlFor={id}>{t('supplement.whoWrites')}</label>
      <select id={id} value={own} onChange={(event) => assign(event.target.value)}>
        {sides.map((side) => (
          <option key={side} value={side}>
            {t(side === 'institution' ? 'supplement.institution' : 'supplement.holder')}
          </option>
        ))}
      </select>
    </div>
  )
}

/** What the courses come to, beside what the document says. */
function Credits<T extends SupplementFields>({
  editor: { value },
  part,
  words,
}: {
  readonly editor: Editor<T>
  readonly part: SupplementPart
  readonly words: SupplementWords
}) {
  const { t } = useWords()
  const all: unknown = value
  const { courses, said } = creditsOf(all, part.name)
  const { sum, unread, said: whole } = creditSum(courses, said)
  if (courses.length === 0) return null
  return (
    <div role="status" className="stack">
      <p>
        {words('supplement.sum')}: <strong>{t.format.number(sum)}</strong>
      </p>
      {unread.length > 0 && <Notice kind="warn" title={t('supplement.creditsUnread', { count: unread.length })} />}
      {whole !== null && whole !== sum && (
        <Notice kind="warn" title={words('supplement.sumDiffers.title')}>
          <p>{words('supplement.sumDiffers.text', { sum: t.format.number(sum), said: t.format.number(whole) })}</p>
        </Notice>
      )}
    </div>
  )
}

/** The courses of a part, and what the programme says that they come to. */
function creditsOf(document: unknown, name: string): { readonly courses: readonly Course[]; readonly said: string } {
  const part = isObject(document) ? document[name] : undefined
  const level = isObject(document) ? document['level'] : undefined
  const listed: unknown = isObject(part) ? part['courses'] : undefined
  const said = isObject(level) ? level['credits'] : isObject(part) ? part['credits'] : ''
  const text = (value: unknown): string => (typeof value === 'string' ? value : '')
  const courses = Array.isArray(listed)
    ? listed.filter(isObject).map((one) => ({
        id: text(one['id']),
        code: '',
        title: text(one['title']),
        duration: '',
        grade: '',
        ectsGrade: '',
        credits: text(one['credits']),
      }))
    : []
  return { courses, said: text(said) }
}

/** What a part says, where it isn’t to be written in. */
function OnlyRead<T extends SupplementFields>({
  editor: { kind, value },
  part,
  words,
}: {
  readonly editor: Editor<T>
  readonly part: SupplementPart
  readonly words: SupplementWords
}) {
  const view = useMemo(() => {
    const sheet = supplementSheet({ ...kind, parts: [part] }, { ...value, written: {} }, { words })
    const blocks = sheet.blocks.filter(({ kind: one }) => one !== 'note' && one !== 'heading')
    return { ...sheet, title: '', subtitle: '', issuer: null, facts: [], blocks }
  }, [kind, value, part, words])
  return view.blocks.length > 0 && <SheetView view={view} level={2} />
}
