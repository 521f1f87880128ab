import type { Cv } from '@laissez-passer/europass/cv'
import { same } from '@laissez-passer/europass/patch'
import { memo, type ReactNode, useCallback, useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import type { Layers } from '../editing/layers.ts'
import { useEditing } from '../editing/use-editing.tsx'
import { type Unfinished, unfinished } from '../form/issue.ts'
import { OtherCvsContext } from '../form/standing.tsx'
import { TellAllContext } from '../form/use-issue.ts'
import { useWords } from '../language.tsx'
import { Icon } from '../parts/drawing.tsx'
import { Notice } from '../parts/notice.tsx'
import { Page } from '../parts/page.tsx'
import type { Drawable } from '../typesetting/messages.ts'
import { useDrawing } from '../typesetting/use-drawing.ts'
import { downloadPdf, handOver } from './download.ts'
import { Editor, TitleInput } from './editor.tsx'
import { PageView } from './page-view.tsx'
import { Preview } from './preview.tsx'
import { UnfinishedNotice } from './unfinished-notice.tsx'
import { readEnclosed, useEnclosables, useEnclosed } from './enclosed.ts'
import { EnclosedMissing } from './enclosed-missing.tsx'
import { madeIn, type OtherFormat } from './formats.ts'
import { FormatsMenu } from './formats-menu.tsx'
import { fileName, type Printed, printedCv, printedLetter } from './printed.ts'

/** The editor of a CV or a letter with its bar: name, how far it is saved, undo, download. */
export function DocumentEditor({
  title,
  person,
  bar,
  notices,
}: {
  readonly title: string
  /** Their id; null: nobody is signed in. */
  readonly person: string | null
  readonly bar: ReactNode
  readonly notices: ReactNode
}) {
  const { t } = useWords()
  const editing = useEditing()
  const [state, setState] = useState<'ready' | 'working' | 'failed'>('ready')
  const [issues, setIssues] = useState<readonly Unfinished[]>([])
  const enclosed = useEnclosed(person)
  const severalCvs = (useEnclosables(person)?.length ?? 0) > 1
  const [asking, setAsking] = useState(false)
  const start = useCallback(
    (work: (layers: Layers) => Promise<boolean>): void => {
      editing.flush()
      const layers = editing.layers()
      setState('working')
      setIssues(unfinished(layers))
      work(layers).then(
        (done) => setState(done ? 'ready' : 'failed'),
        (error: unknown) => {
          setState('failed')
          reportError(error)
        },
      )
    },
    [editing],
  )
  const make = useCallback(
    (alone: boolean): void =>
      start(async (layers) => {
        // As it is now: it may be edited in another tab, or not have come yet.
        const { is, cv } = await readEnclosed(alone ? '' : (layers.letter?.cv ?? ''), person)
        if (is === 'away' || is === 'gone') {
          setAsking(true)
          return true
        }
        const printed = await printedOf(layers, cv, { attach: true })
        const name = await fileName(layers)
        return printed !== null && downloadPdf(printed, { name, guest: person === null })
      }),
    [start, person],
  )
  const makeIn = (format: OtherFormat): void =>
    start(async (layers) => {
      const file = await madeIn(format, { layers, now: new Date() })
      if (file) handOver(file)
      return file !== null
    })
  const download = useCallback(() => make(false), [make])
  const buttons = (label: string): ReactNode => (
    <span className="download-buttons">
      <button
        type="button"
        className="button button-primary"
        aria-disabled={state === 'working' || undefined}
        aria-keyshortcuts="Control+S Meta+S"
        title={t('editor.downloadKeys')}
        onClick={() => state !== 'working' && download()}
      >
        <Icon name="download" />
        {label}
      </button>
      <FormatsMenu onChoose={makeIn} />
    </span>
  )
  return (
    <Page
      wide
      title={title}
      bar={
        <>
          <TitleInput />
          {bar}
          <span className="editor-download">{buttons(t('editor.download'))}</span>
        </>
      }
    >
      <div className="editor-notices">
        {notices}
        {state === 'failed' && <Notice kind="bad" title={t('editor.downloadFailed')} live />}
        <EnclosedMissing
          enclosed={enclosed}
          asking={asking}
          onClose={() => setAsking(false)}
          onAlone={() => {
            setAsking(false)
            make(true)
          }}
        />
        <UnfinishedNotice parts={issues} />
      </div>
      <TellAllContext value={issues.length > 0}>
        <OtherCvsContext value={severalCvs}>
          <Editor
            preview={<Pages enclosed={enclosed.cv} />}
            download={buttons(t('foot.download'))}
            onDownload={download}
          />
        </OtherCvsContext>
      </TellAllContext>
    </Page>
  )
}

/** The pages as they will print; drawn again after each change. */
const Pages = memo(function Pages({ enclosed }: { readonly enclosed: Cv | null }) {
  const printed = usePrinted(enclosed)
  return printed && <DrawnPages printed={printed} />
})

function DrawnPages({ printed }: { readonly printed: Printed }) {
  const document = useMemo((): Drawable => ({ ...printed }), [printed])
  return (
    <PageView>
      <Preview drawing={useDrawing(document)} />
    </PageView>
  )
}

/** What is printed of the documents as they are now; the same object until something of it changes. */
function usePrinted(enclosed: Cv | null): Printed | null {
  const editing = useEditing()
  const layers = useSyncExternalStore(editing.subscribe, editing.layers)
  const [printed, setPrinted] = useState<Printed | null>(null)
  useEffect(() => {
    let stale = false
    void printedOf(layers, enclosed).then((next) => {
      if (!stale && next) setPrinted((before) => (same(before?.documents, next.documents) ? before : next))
    })
    return () => {
      stale = true
    }
  }, [layers, enclosed])
  return printed
}

/** What is printed of what is edited; null where only the profile is. */
async function printedOf(
  { profile, cv, letter }: Layers,
  enclosed: Cv | null,
  options: { readonly attach?: boolean } = {},
): Promise<Printed | null> {
  if (letter) return printedLetter({ profile, letter }, enclosed, options)
  return cv ? printedCv({ profile, cv }, options) : null
}
