import { useState } from 'react'
import { pdfName, printedOf } from '../../shared-pdf.ts'
import type { SharedView } from '../../shared-view.ts'
import { handOver, makePdf } from '../editor/download.ts'
import { useWords } from '../language.tsx'
import { Icon } from '../parts/drawing.tsx'

/** Draws what a link shows in this browser; null where it can't be drawn. */
export async function drawShared(view: SharedView): Promise<ArrayBuffer | null> {
  const printed = printedOf(view)
  return printed && makePdf({ documents: [printed], xml: '' }, { guest: true, here: true })
}

/** Makes the PDF of a shared document here, where the server makes none. */
export default function OwnPdf({ item }: { readonly item: SharedView }) {
  const { t } = useWords()
  const [state, setState] = useState<'idle' | 'busy' | 'failed'>('idle')
  const make = async (): Promise<void> => {
    if (state === 'busy') return
    setState('busy')
    const bytes = await drawShared(item)
    if (bytes) handOver({ name: pdfName(item), mimeType: 'application/pdf', bytes })
    setState(bytes ? 'idle' : 'failed')
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
