import { same } from '@laissez-passer/europass/patch'
import { memo, type ReactNode, useCallback, useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import { useEditing } from '../editing/use-editing.tsx'
import { countIssues } from '../form/issue.ts'
import { TellAllContext } from '../form/use-issue.ts'
import { useWords } from '../language.tsx'
import { Icon } from '../parts/drawing.tsx'
import { Notice } from '../parts/notice.tsx'
import { Page } from '../parts/page.tsx'
import type { Drawable } from '../typesetting/messages.ts'
import { useDrawing } from '../typesetting/use-drawing.ts'
import { downloadPdf } from './download.ts'
import { Editor, TitleInput } from './editor.tsx'
import { PageView } from './page-view.tsx'
import { Preview } from './preview.tsx'
import { type Printed, printedCv } from './printed.ts'

/** The editor of a CV with its bar: name, how far it is saved, undo, download. */
export function CvEditor({
  guest,
  bar,
  notices,
}: {
  /** Nobody is signed in. */
  readonly guest: boolean
  readonly bar: ReactNode
  readonly notices: ReactNode
}) {
  const { t } = useWords()
  const editing = useEditing()
  const [state, setState] = useState<'ready' | 'working' | 'failed'>('ready')
  const [issues, setIssues] = useState(0)
  const download = useCallback((): void => {
    editing.flush()
    const { profile, cv } = editing.layers()
    if (!cv) return
    setState('working')
    setIssues(countIssues(profile))
    const failed = (error: unknown): void => {
      setState('failed')
      reportError(error)
    }
    downloadPdf({ profile, cv }, { guest }).then((done) => setState(done ? 'ready' : 'failed'), failed)
  }, [editing, guest])
  const button = (label: string): ReactNode => (
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
  )
  return (
    <Page wide title={t('cv.title')} heading={t('cv.title')}>
      <div className="editor-bar">
        <TitleInput />
        {bar}
        <span className="editor-download">{button(t('editor.download'))}</span>
      </div>
      <div className="editor-notices">
        {notices}
        {state === 'failed' && <Notice kind="bad" title={t('editor.downloadFailed')} live />}
        {issues > 0 && <Notice kind="warn" title={t('editor.issues', { count: issues })} live />}
      </div>
      <TellAllContext value={issues > 0}>
        <Editor preview={<Pages />} download={button(t('foot.download'))} onDownload={download} />
      </TellAllContext>
    </Page>
  )
}

/** The pages as they will print; drawn again after each change. */
const Pages = memo(function Pages() {
  const printed = usePrinted()
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
function usePrinted(): Printed | null {
  const editing = useEditing()
  const layers = useSyncExternalStore(editing.subscribe, editing.layers)
  const [printed, setPrinted] = useState<Printed | null>(null)
  useEffect(() => {
    const { profile, cv } = layers
    if (!cv) return
    let stale = false
    void printedCv({ profile, cv }).then((next) => {
      if (!stale) setPrinted((before) => (same(before?.documents, next.documents) ? before : next))
    })
    return () => {
      stale = true
    }
  }, [layers])
  return printed
}
