import { useRef, useState } from 'react'
import { useWords } from '../../language.tsx'
import { useAfterDialog } from '../after-dialog.ts'
import { FieldNotes, type FieldProps, RequiredMark, useFieldParts } from '../field.tsx'
import { Camera } from './camera.tsx'
import { Cropper } from './cropper.tsx'
import { useChosenPicture } from './use-chosen-picture.tsx'
import '../../styles/photo.css'

/**
 * A photo from a file or the camera: turned upright, cut to a square by its owner, drawn anew without what
 * the file told of place and camera. Nothing leaves the browser but what was chosen.
 */
export function PhotoField({ label, value, onChange, issues, hint, required, onLeave }: FieldProps<string>) {
  const { t } = useWords()
  const [picture, setPicture] = useState<ImageBitmap | null>(null)
  const [camera, setCamera] = useState(false)
  const { ask, busy, dropping, fault, forgetFault, input, over } = useChosenPicture(setPicture)
  const shownHint = hint ?? t('photo.hint')
  const own = fault ? t(`photo.fault.${fault}`) : undefined
  const parts = useFieldParts({ issues: issues ?? [], hint: shownHint, own })
  const choose = useRef<HTMLButtonElement>(null)
  const close = (): void => {
    picture?.close()
    setCamera(false)
    setPicture(null)
    onLeave?.()
  }
  useAfterDialog(camera || picture !== null, () => choose.current?.focus())
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- dropping is one way of three
    <fieldset
      className={over ? 'field photo-field photo-over' : 'field photo-field'}
      aria-describedby={parts.describedBy}
      {...dropping}
    >
      <legend className="field-label">
        {label}
        {required && <RequiredMark />}
      </legend>
      <div className="photo-parts">
        {value === '' ? (
          <div className="photo-none" aria-hidden="true">
            <svg viewBox="0 0 24 24" width="48" height="48" focusable="false">
              <path
                d="M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8Zm-8 9c.6-4 4-6 8-6s7.4 2 8 6"
                fill="none"
                stroke="currentColor"
                strokeWidth="1.5"
                strokeLinecap="round"
              />
            </svg>
          </div>
        ) : (
          <img className="photo-shown" src={value} alt={t('photo.alt')} />
        )}
        <div className="photo-actions">
          {input}
          <button ref={choose} type="button" className="button button-small" onClick={ask}>
            {t(value === '' ? 'photo.choose' : 'photo.replace')}
          </button>
          {'mediaDevices' in navigator && (
            <button type="button" className="button button-small" onClick={() => setCamera(true)}>
              {t('photo.camera.open')}
            </button>
          )}
          {value !== '' && (
            <button
              type="button"
              className="button button-small button-quiet"
              onClick={() => {
                forgetFault()
                onChange('')
              }}
            >
              {t('photo.remove')}
            </button>
          )}
          <span role="status">{busy && t('photo.reading')}</span>
        </div>
      </div>
      <FieldNotes parts={parts} hint={shownHint} />
      {camera && (
        <Camera
          onClose={close}
          onTaken={(taken) => {
            setCamera(false)
            forgetFault()
            setPicture(taken)
          }}
        />
      )}
      {picture && (
        <Cropper
          picture={picture}
          onClose={close}
          onDone={(photo) => {
            onChange(photo)
            close()
          }}
        />
      )}
    </fieldset>
  )
}
