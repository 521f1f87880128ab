import { QrScanner } from '@laissez-passer/widgets/qr-scanner'
import { type FormEvent, type ReactNode, useId, useState } from 'react'
import { useWords } from '../language.tsx'
import { Button } from '../parts/button.tsx'
import { Screen } from '../parts/screen.tsx'

/** What scanning needs. */
export interface ScanScreenProps {
  /** Begin with the camera or with the field for a link. */
  readonly start: 'camera' | 'paste'
  /** What is wrong with the last thing scanned or pasted. */
  readonly notice?: string | undefined
  /** Told what was scanned or pasted. */
  readonly onText: (text: string) => void
  readonly onBack: () => void
}

/** The camera, or a field for the link that stands under each QR code. */
export function ScanScreen({ start, notice, onText, onBack }: ScanScreenProps): ReactNode {
  const { t, widgets } = useWords()
  const [way, setWay] = useState(start)
  const camera = way === 'camera'
  return (
    <Screen
      title={camera ? t('scan.title') : t('paste.title')}
      onBack={onBack}
      actions={
        <Button onClick={() => setWay(camera ? 'paste' : 'camera')}>
          {camera ? t('how.paste') : t('scan.camera')}
        </Button>
      }
    >
      {camera ? (
        <QrScanner messages={widgets} notice={notice} onScan={onText} />
      ) : (
        <LinkForm notice={notice} onText={onText} />
      )}
    </Screen>
  )
}

function LinkForm({ notice, onText }: Pick<ScanScreenProps, 'notice' | 'onText'>): ReactNode {
  const { t } = useWords()
  const id = useId()
  const [link, setLink] = useState('')
  const [empty, setEmpty] = useState(false)
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    setEmpty(link.trim() === '')
    if (link.trim() !== '') onText(link)
  }
  const error = empty ? t('link.empty') : notice
  return (
    <form className="link-form" onSubmit={submit} noValidate>
      <label htmlFor={id}>{t('link.label')}</label>
      <p id={`${id}-hint`} className="soft small">
        {t('link.hint', { origin: location.origin })}
      </p>
      <textarea
        id={id}
        rows={4}
        value={link}
        spellCheck={false}
        autoCapitalize="none"
        autoComplete="off"
        aria-invalid={error ? true : undefined}
        aria-describedby={`${id}-hint ${id}-error`}
        onChange={(event) => setLink(event.currentTarget.value)}
      />
      <p id={`${id}-error`} className="field-error" role="alert">
        {error}
      </p>
      <Button primary submit>
        {t('link.use')}
      </Button>
    </form>
  )
}
