import '../styles/documents.css'
import { type ReactNode, useState } from 'react'
import { useWords } from '../language.tsx'
import { Icon } from '../parts/drawing.tsx'
import { MenuButton } from '../parts/menu.tsx'
import { pageUndo } from './browser.ts'
import { History } from './history.tsx'
import type { OpenDocument } from './document.ts'
import { useUndo } from './use-undo.ts'

/** Undo, redo and history of an open document. */
export function DocumentTools<A, B = never>({
  document,
  beneath,
  children,
}: {
  readonly document: OpenDocument<A>
  /** What lies beneath it and has a history of its own: the profile that a CV shows. */
  readonly beneath?: OpenDocument<B>
  /** Tools of the page beside them. */
  readonly children?: ReactNode
}) {
  const { t } = useWords()
  const { canUndo, canRedo } = useUndo()
  const [reading, setReading] = useState<'own' | 'beneath' | null>(null)
  const close = (): void => setReading(null)
  return (
    <div className="document-tools" role="group" aria-label={t('undo.tools')}>
      <button
        type="button"
        className="tool"
        aria-label={t('undo.undo')}
        title={t('undo.undo')}
        aria-keyshortcuts="Control+Z"
        aria-disabled={!canUndo}
        onClick={() => pageUndo.undo()}
      >
        <Icon name="undo" />
      </button>
      <button
        type="button"
        className="tool"
        aria-label={t('undo.redo')}
        title={t('undo.redo')}
        aria-keyshortcuts="Control+Y Control+Shift+Z"
        aria-disabled={!canRedo}
        onClick={() => pageUndo.redo()}
      >
        <Icon name="redo" />
      </button>
      {beneath ? (
        <MenuButton
          label={t('history.open')}
          className="button button-quiet history-button"
          items={[
            { id: 'own', label: t('rail.about'), onAct: () => setReading('own') },
            { id: 'beneath', label: t('profile.title'), onAct: () => setReading('beneath') },
          ]}
        >
          <HistoryLabel />
        </MenuButton>
      ) : (
        <button type="button" className="button button-quiet history-button" onClick={() => setReading('own')}>
          <HistoryLabel />
        </button>
      )}
      {children}
      <History document={document} open={reading === 'own'} onClose={close} />
      {beneath && <History document={beneath} open={reading === 'beneath'} onClose={close} />}
    </div>
  )
}

/** On a phone the icon alone is seen. */
function HistoryLabel() {
  const { t } = useWords()
  return (
    <>
      <Icon name="history" />
      <span>{t('history.open')}</span>
    </>
  )
}
