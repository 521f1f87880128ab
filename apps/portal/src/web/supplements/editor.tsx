import '../styles/editor.css'
import '../styles/editor-head.css'
import '../styles/editor-foot.css'
import '../styles/panel.css'
import '../styles/rail.css'
import '../styles/forms.css'
import '../styles/supplements.css'
import { same } from '@laissez-passer/europass/patch'
import {
  type SupplementFields,
  supplementIssues,
  supplementSheet,
  type SupplementWords,
} from '@laissez-passer/europass/supplements'
import type { SheetView } from '@laissez-passer/europass/sheet'
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useSearchParams } from 'react-router'
import { EditingProvider } from '../editing/use-editing.tsx'
import { editing } from '../editing/editing.ts'
import { PageView } from '../editor/page-view.tsx'
import { Preview } from '../editor/preview.tsx'
import { useNarrow } from '../editor/use-narrow.ts'
import { EqfCountry } from '../eqf/country.ts'
import { formWords, FormWordsContext } from '../form/form-words.ts'
import { TellAllContext } from '../form/use-issue.ts'
import { useWords } from '../language.tsx'
import { Icon } from '../parts/drawing.tsx'
import { useDrawing } from '../typesetting/use-drawing.ts'
import { AboutPanel } from './about-panel.tsx'
import { editedSupplement } from './edited.ts'
import type { Editor } from './editor-of.ts'
import { firstPart } from './first-part.ts'
import { FinishPanel } from './finish-panel.tsx'
import { PartPanel } from './part-panel.tsx'
import { useSupplementWords, wordsOfSupplements } from './words.ts'

/** The form by its parts, and the page beside it; what is missing and what comes next at the end. */
export function SupplementEditor<T extends SupplementFields>({
  editor,
  finish,
}: {
  readonly editor: Editor<T>
  /** What may be done with the document, at its end. */
  readonly finish: ReactNode
}) {
  const { kind, document, value, by } = editor
  const { t } = useWords()
  const words = useSupplementWords()
  const [search, setSearch] = useSearchParams()
  const phone = useNarrow('(max-width: 47.99rem)')
  const narrow = useNarrow('(max-width: 74.99rem)')
  const [looking, setLooking] = useState(false)
  const [came, setCame] = useState(false)
  /** After a look at what is missing, fields say what is wrong with them. */
  const [told, setTold] = useState(false)
  const edited = useMemo(() => editing(editedSupplement(kind, document)), [kind, document])
  const issues = supplementIssues(kind, value)
  const places = [...kind.parts.map(({ name }) => name), ...(by === 'keeper' ? ['about'] : []), 'finish']
  const asked = search.get('part')
  // Whoever comes begins with what is theirs; it stays where they are when they give that section away.
  const [first] = useState(() => firstPart(kind, editor))
  const place = asked !== null && places.includes(asked) ? asked : phone ? null : first
  const field = useRef<string | null>(null)
  const go = useCallback(
    (to: string | null, path: string | null = null): void => {
      edited.flush()
      field.current = path
      setCame(path === null)
      if (path !== null) setTold(true)
      setLooking(false)
      setSearch(to === null ? {} : { part: to })
    },
    [edited, setSearch],
  )
  useEffect(() => {
    // The address changes a moment after what else was set: until then the part isn't there.
    if (field.current === null || place !== field.current.split('/')[0]) return
    focusField(field.current)
    field.current = null
  })
  const part = kind.parts.find(({ name }) => name === place)
  const link = (to: string, label: string, note: string): ReactNode => (
    <div className="rail-fixed" key={to}>
      <button
        type="button"
        className="rail-link"
        aria-current={place === to ? 'page' : undefined}
        onClick={() => go(to)}
      >
        <span className="rail-name">{label}</span>
        {note !== '' && <span className="rail-note">{note}</span>}
      </button>
    </div>
  )
  const missingIn = (name: string): string => {
    const count = issues.filter((one) => one.part.name === name).length
    return count === 0 ? '' : t('supplement.missingShort', { count })
  }
  const write = !narrow || !looking
  return (
    <EditingProvider editing={edited}>
      <FormWordsContext value={formWords(words)}>
        <EqfCountry value={kind.gist(value).issuer.country}>
          <p className="print-instead">{t('editor.print')}</p>
          <div className="editor" data-page="true">
            {write && (!phone || place === null) && (
              <aside className="editor-rail">
                <nav className="rail" aria-label={t('supplement.parts')}>
                  {kind.parts.map(({ name, number, heading }) =>
                    link(name, [number, words(heading)].filter(Boolean).join(' '), missingIn(name)),
                  )}
                  <div className="rail-panels">
                    {by === 'keeper' && link('about', t('supplement.about'), '')}
                    {link('finish', t('supplement.finish'), issues.length === 0 ? t('supplement.complete') : '')}
                  </div>
                </nav>
              </aside>
            )}
            {write && place !== null && (
              <div className="editor-form">
                {phone && (
                  <button type="button" className="button button-quiet back" onClick={() => go(null)}>
                    <Icon name="back" />
                    {t('rail.all')}
                  </button>
                )}
                <TellAllContext value={told}>
                  {part ? (
                    <PartPanel key={part.name} editor={editor} part={part} focus={came} words={words} />
                  ) : place === 'about' ? (
                    <AboutPanel editor={editor} focus={came} />
                  ) : (
                    <FinishPanel issues={issues} focus={came} words={words} go={go} sealed={value.sealed !== null}>
                      {finish}
                    </FinishPanel>
                  )}
                </TellAllContext>
              </div>
            )}
            {(!narrow || looking) && (
              <section className="editor-side" aria-label={t('editor.preview')}>
                <Pages editor={editor} />
              </section>
            )}
            {narrow && (
              <div className="editor-foot">
                <button type="button" className="foot-link" aria-pressed={!looking} onClick={() => setLooking(false)}>
                  <Icon name="edit" />
                  {t('foot.write')}
                </button>
                <button type="button" className="foot-link" aria-pressed={looking} onClick={() => setLooking(true)}>
                  <Icon name="document" />
                  {t('foot.look')}
                </button>
              </div>
            )}
          </div>
        </EqfCountry>
      </FormWordsContext>
    </EditingProvider>
  )
}

/** Goes to a field, or to what holds it where it isn’t open. */
function focusField(path: string): void {
  for (let place = `form/${path}`; place.includes('/'); place = place.slice(0, place.lastIndexOf('/'))) {
    const found = window.document.querySelector<HTMLElement>(`[data-path=${JSON.stringify(place)}]`)
    // A long text has tools before it, and among them what is typed in a dialog that is closed.
    const control =
      found?.querySelector<HTMLElement>('[contenteditable=true]') ??
      found?.querySelector<HTMLElement>('input, select, textarea') ??
      found?.querySelector<HTMLElement>('button')
    if (!control) continue
    control.focus()
    control.scrollIntoView({ block: 'center' })
    return
  }
}

/** A document as it prints: the same object until it says something else. */
function useSheet<T extends SupplementFields>({ kind, value }: Editor<T>): SheetView | null {
  const [sheet, setSheet] = useState<SheetView | null>(null)
  useEffect(() => {
    let stale = false
    void wordsOfSupplements(value.labels).then((words: SupplementWords) => {
      const next = supplementSheet(kind, value, { words })
      if (!stale) setSheet((before) => (same(before, next) ? before : next))
    })
    return () => {
      stale = true
    }
  }, [kind, value])
  return sheet
}

function Pages<T extends SupplementFields>({ editor }: { readonly editor: Editor<T> }) {
  const sheet = useSheet(editor)
  return sheet && <Drawn sheet={sheet} />
}

function Drawn({ sheet }: { readonly sheet: SheetView }) {
  const document = useMemo(() => ({ documents: [{ kind: 'sheet' as const, view: sheet }], xml: '' }), [sheet])
  return (
    <PageView>
      <Preview drawing={useDrawing(document)} />
    </PageView>
  )
}
