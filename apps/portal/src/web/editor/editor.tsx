import '../styles/editor.css'
import '../styles/editor-head.css'
import '../styles/editor-foot.css'
import type { ReactNode } from 'react'
import { memo, useCallback, useEffect, useId, useRef, useState } from 'react'
import { useSearchParams } from 'react-router'
import type { Layers } from '../editing/layers.ts'
import { useEditing, useLayers, useTypedSheet } from '../editing/use-editing.tsx'
import { OpenedEntry } from '../form/opened-entry.ts'
import { useWords } from '../language.tsx'
import { Icon } from '../parts/drawing.tsx'
import { DesignPanel } from './design-panel.tsx'
import { EnclosedPanel } from './enclosed-panel.tsx'
import { LetterPanel } from './letter-panel.tsx'
import { LetterRail } from './letter-rail.tsx'
import { MadeForPanel } from './made-for-panel.tsx'
import { PersonalPanel } from './personal-panel.tsx'
import { isLetterPart, isPanel, isSectionOf, type Place } from './place.ts'
import { Rail } from './rail.tsx'
import { SectionPanel } from './section-panel.tsx'
import { TonguePanel } from './tongue-panel.tsx'
import { useNarrow } from './use-narrow.ts'

/** The place that the address names; null where it names none, or one that isn't there. */
function usePlace(): { readonly place: Place | null; readonly go: (to: Place | null) => void; readonly came: boolean } {
  const [search, setSearch] = useSearchParams()
  const editing = useEditing()
  const [came, setCame] = useState(false)
  const named = search.get('section') ?? ''
  const known = useLayers((layers) => isPlace(layers, named))
  const place: Place | null = known && isName(named) ? named : null
  const go = useCallback(
    (to: Place | null): void => {
      editing.flush()
      setCame(true)
      setSearch(to === null ? {} : { section: to })
    },
    [editing, setSearch],
  )
  return { place, go, came }
}

function isPlace({ profile, cv, letter }: Layers, name: string): boolean {
  if (name === 'personal') return true
  if (isPanel(name)) return cv !== null || letter !== null
  return letter ? isLetterPart(name) : isSectionOf(profile, name)
}

/** Told apart by `isPlace`; here for the type alone. */
const isName = (text: string): text is Place => text !== ''

/**
 * The editor: sections at the left, the open one beside them, the page at the right. On narrow screens a bar
 * at the bottom leads from one to the other.
 *
 * @param preview - the page; none where there is no document to show
 * @param download - the button that makes the PDF
 */
export function Editor({
  preview,
  download,
  onDownload,
}: {
  readonly preview: ReactNode
  readonly download: ReactNode
  /** Ctrl+S, or ⌘S, from anywhere in the editor. */
  readonly onDownload: (() => void) | null
}) {
  const { t } = useWords()
  const phone = useNarrow('(max-width: 47.99rem)')
  const narrow = useNarrow('(max-width: 74.99rem)')
  const { place, go, came } = usePlace()
  const [looking, setLooking] = useState(false)
  const [left, setLeft] = useState<Place | null>(null)
  useShortcut(onDownload)
  const inLetter = useLayers(({ letter }) => letter !== null)
  const open: Place | null = place ?? (phone ? null : inLetter ? 'recipient' : 'personal')
  const back = (): void => {
    setLeft(open)
    go(null)
  }
  const goOn = useCallback(
    (to: Place): void => {
      setLeft(null)
      go(to)
    },
    [go],
  )
  const SomeRail = inLetter ? LetterRail : Rail
  const withPage = preview !== null
  const showPage = withPage && (!narrow || looking)
  const write = !narrow || !looking
  const [search] = useSearchParams()
  const opened = open !== null && (
    <OpenedEntry value={search.get('entry') ?? ''}>
      <OpenPlace key={open} place={open} focus={came} />
    </OpenedEntry>
  )
  return (
    <>
      <p className="print-instead">{t(withPage ? 'editor.print' : 'editor.printProfile')}</p>
      <div className="editor" data-page={withPage || undefined}>
        {write && (!phone || open === null) && (
          <aside className="editor-rail">
            <SomeRail place={open} left={left} go={goOn} />
          </aside>
        )}
        {write && opened && (
          <div className="editor-form">
            {phone && (
              <button type="button" className="button button-quiet back" onClick={back}>
                <Icon name="back" />
                {t('rail.all')}
              </button>
            )}
            {opened}
          </div>
        )}
        {showPage && (
          <section className="editor-side" aria-label={t('editor.preview')}>
            {preview}
          </section>
        )}
        {withPage && narrow && (
          <div className="editor-foot">
            <button type="button" className="foot-link" aria-pressed={!looking} onClick={() => setLooking(false)}>
              <Icon name="edit" />
              {t('foot.write')}
            </button>
            <button type="button" className="foot-link" aria-pressed={looking} onClick={() => setLooking(true)}>
              <Icon name="document" />
              {t('foot.look')}
            </button>
            {download}
          </div>
        )}
      </div>
    </>
  )
}

/** Renders again with another place alone: how far a document is saved changes nothing in it. */
const OpenPlace = memo(function OpenPlace({ place, focus }: { readonly place: Place; readonly focus: boolean }) {
  switch (place) {
    case 'personal':
      return <PersonalPanel focus={focus} />
    case 'design':
      return <DesignPanel focus={focus} />
    case 'tongue':
      return <TonguePanel focus={focus} />
    case 'recipient':
    case 'text':
      return <LetterPanel part={place} focus={focus} />
    case 'enclosed':
      return <EnclosedPanel focus={focus} />
    case 'made-for':
      return <MadeForPanel focus={focus} />
    default:
      return <SectionPanel name={place} focus={focus} />
  }
})

/** Ctrl+S saves in other programs; here all is saved already, and what is left to save is the PDF. */
function useShortcut(act: (() => void) | null): void {
  const latest = useRef(act)
  latest.current = act
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key.toLowerCase() !== 's' || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return
      if (!latest.current) return
      event.preventDefault()
      latest.current()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [])
}

/** What the person calls this document, in the bar above it. */
export function TitleInput() {
  const { t } = useWords()
  const id = useId()
  const { text, type, leave } = useTypedSheet('title')
  return (
    <div className="title-input">
      <label htmlFor={id} className="lp-visually-hidden">
        {t('design.title')}
      </label>
      <input
        id={id}
        value={text}
        maxLength={120}
        autoComplete="off"
        placeholder={t('me.untitled')}
        title={t('design.titleHint')}
        onChange={(event) => type(event.target.value)}
        onBlur={leave}
      />
    </div>
  )
}
