import { useRef, useState } from 'react'
import { useWords } from '../language.tsx'
import { Icon } from '../parts/drawing.tsx'

/**
 * Takes a credential by dropping or choosing it; the button is the whole control for whoever doesn't drag.
 */
export function DropCredential({ onFile }: { readonly onFile: (file: File) => void }) {
  const { t } = useWords()
  const input = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  return (
    <div
      className={over ? 'drop drop-over' : 'drop'}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault()
        setOver(false)
        const file = event.dataTransfer.files[0]
        if (file) onFile(file)
      }}
    >
      <Icon name="lock" />
      <p>{t('verify.drop')}</p>
      <button type="button" className="button button-primary" onClick={() => input.current?.click()}>
        {t('verify.choose')}
      </button>
      <input
        ref={input}
        type="file"
        accept=".jsonld,.json,.jws"
        hidden
        onChange={(event) => {
          const file = event.target.files?.[0]
          // The same file may be chosen again.
          event.target.value = ''
          if (file) onFile(file)
        }}
      />
    </div>
  )
}
