import { type DragEvent, useRef, useState } from 'react'
import { useWords } from '../language.tsx'
import { Icon } from '../parts/drawing.tsx'

/** What file pickers offer first; what a file is, its bytes say. */
const offered = '.xml,.json,.pdf,.docx,.odt,.rtf,.zip,.csv,.txt'

/**
 * Takes a file by dropping or choosing it. The button is the whole control for whoever doesn't drag: the
 * field around it only takes drops.
 */
export function ChooseFile({ busy, onFile }: { readonly busy: boolean; readonly onFile: (file: File) => void }) {
  const { t } = useWords()
  const input = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  const drop = (event: DragEvent): void => {
    event.preventDefault()
    setOver(false)
    const file = event.dataTransfer.files[0]
    if (file && !busy) onFile(file)
  }
  return (
    <div
      className={over ? 'drop drop-over' : 'drop'}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <Icon name="document" />
      <p>{t('import.drop')}</p>
      <button
        type="button"
        className="button button-primary"
        aria-disabled={busy || undefined}
        onClick={() => !busy && input.current?.click()}
      >
        {t('import.choose')}
      </button>
      <input
        ref={input}
        type="file"
        accept={offered}
        hidden
        onChange={(event) => {
          const file = event.target.files?.[0]
          // The same file may be chosen again after it was changed.
          event.target.value = ''
          if (file) onFile(file)
        }}
      />
    </div>
  )
}
