import { useState } from 'react'
import type { SharedView } from '../../shared-view.ts'
import { useWords } from '../language.tsx'
import { Icon } from '../parts/drawing.tsx'

/**
 * Makes the PDF of a shared document here, where the server makes none. What draws is fetched when somebody
 * wants it: most who read a link don't.
 */
export default function OwnPdf({ item }: { readonly item: SharedView }) {
  const { t } = useWords()
  const [state, setState] = useState<'idle' | 'busy' | 'failed'>('idle')
  const make = async (): Promise<void> => {
    if (state === 'busy') return
    setState('busy')
    const made = await import('./draw-shared.ts').then(({ downloadShared }) => downloadShared(item)).catch(() => false)
    setState(made ? 'idle' : 'failed')
  }
  return (
    <>
      <button
        type="button"
        className="button button-small"
        aria-disabled={state === 'busy' || undefined}
        onClick={() => void make()}
      >
        <Icon name="download" />
        {t('share.received.pdf')}
      </button>
      <span className={state === 'idle' ? 'lp-visually-hidden' : 'hint'} role="status">
        {state === 'busy' ? t('languages.grid.busy') : state === 'failed' ? t('editor.downloadFailed') : ''}
      </span>
    </>
  )
}
