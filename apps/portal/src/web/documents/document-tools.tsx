import '../styles/documents.css'
import { useState } from 'react'
import { useWords } from '../language.tsx'
import { Icon } from '../parts/drawing.tsx'
import { pageUndo } from './browser.ts'
import { History } from './history.tsx'
import type { OpenDocument } from './document.ts'
import { useUndo } from './use-undo.ts'

/** Undo, redo and history of an open document. */
export function DocumentTools<T>({ document }: { readonly document: OpenDocument<T> }) {
  const { t } = useWords()
  const { canUndo, canRedo } = useUndo()
  const [reading, setReading] = useState(false)
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
      <button type="button" className="button button-quiet" onClick={() => setReading(true)}>
        {t('history.open')}
      </button>
      <History document={document} open={reading} onClose={() => setReading(false)} />
    </div>
  )
}
