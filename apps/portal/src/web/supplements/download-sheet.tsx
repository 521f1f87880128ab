import { type SupplementFields, supplementSheet } from '@laissez-passer/europass/supplements'
import { useState } from 'react'
import { downloadPdf } from '../editor/download.ts'
import { useWords } from '../language.tsx'
import { Icon } from '../parts/drawing.tsx'
import { Notice } from '../parts/notice.tsx'
import type { Editor } from './editor-of.ts'
import { wordsOfSupplements } from './words.ts'

/** Makes the PDF of a document; `trouble` says that it couldn’t be made. */
export function DownloadSheet<T extends SupplementFields>({ editor }: { readonly editor: Editor<T> }) {
  const { t } = useWords()
  const [state, setState] = useState<'ready' | 'working' | 'failed'>('ready')
  const make = async (): Promise<void> => {
    if (state === 'working') return
    setState('working')
    const { kind, value, guest } = editor
    const view = supplementSheet(kind, value, { words: await wordsOfSupplements(value.labels) })
    const name = `${view.title} ${view.name}`.trim().replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, '-')
    const made = await downloadPdf({ documents: [{ kind: 'sheet', view }], xml: '' }, { name: `${name}.pdf`, guest })
    setState(made ? 'ready' : 'failed')
  }
  return (
    <>
      <button
        type="button"
        className="button button-primary"
        aria-disabled={state === 'working' || undefined}
        onClick={() => void make()}
      >
        <Icon name="download" />
        {t('supplement.pdf')}
      </button>
      {state === 'failed' && <Notice kind="bad" title={t('editor.downloadFailed')} live />}
    </>
  )
}
