import { type DragEvent, useId, useRef, useState } from 'react'
import { offeredFiles } from '../../library/kinds.ts'
import { fileLimits } from '../../library/limits.ts'
import { useWords } from '../language.tsx'
import { Icon } from '../parts/drawing.tsx'
import { sizeText } from './words.ts'

/**
 * Takes files by dropping, choosing or pasting, and pictures from a phone's camera. The buttons are the whole
 * control for whoever doesn't drag.
 */
export function AddFiles({ onFiles }: { readonly onFiles: (files: readonly File[]) => void }) {
  const { t } = useWords()
  const id = useId()
  const [choose, photo] = [useRef<HTMLInputElement>(null), useRef<HTMLInputElement>(null)]
  const [over, setOver] = useState(false)
  const drop = (event: DragEvent): void => {
    event.preventDefault()
    setOver(false)
    give([...event.dataTransfer.files])
  }
  const give = (files: readonly File[]): void => {
    if (files.length > 0) onFiles(files)
  }
  const input = (which: typeof choose, more: { readonly accept: string; readonly capture?: 'environment' }) => (
    <input
      ref={which}
      type="file"
      hidden
      multiple={more.capture === undefined}
      {...more}
      onChange={(event) => {
        const files = [...(event.target.files ?? [])]
        // The same file may be chosen again after it was changed.
        event.target.value = ''
        give(files)
      }}
    />
  )
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
      <p>{t('files.drop')}</p>
      <div className="actions">
        <button
          type="button"
          className="button button-primary"
          aria-describedby={id}
          onClick={() => choose.current?.click()}
        >
          {t('files.add')}
        </button>
        <button type="button" className="button files-camera" onClick={() => photo.current?.click()}>
          {t('files.camera')}
        </button>
      </div>
      <p className="hint" id={id}>
        {t('files.accepted', { size: sizeText(t, fileLimits.size) })}
      </p>
      {input(choose, { accept: offeredFiles })}
      {input(photo, { accept: 'image/*', capture: 'environment' })}
    </div>
  )
}
