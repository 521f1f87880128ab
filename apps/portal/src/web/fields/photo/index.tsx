import type { PhotoShape } from '@laissez-passer/europass/templates'
import { useRef, useState } from 'react'
import { useWords } from '../../language.tsx'
import { useAfterDialog } from '../after-dialog.ts'
import { type FieldProps, useFieldParts } from '../field.tsx'
import { Camera } from './camera.tsx'
import { Cropper } from './cropper.tsx'
import { PictureField } from './picture-field.tsx'
import { useChosenPicture } from './use-chosen-picture.tsx'

/**
 * A photo from a file or the camera: turned upright, cut to a square by its owner, drawn anew without what
 * the file told of place and camera. Nothing leaves the browser but what was chosen.
 */
export function PhotoField({
  label,
  value,
  onChange,
  issues,
  hint,
  required,
  onLeave,
  shape,
}: FieldProps<string> & {
  /** In which it is printed: a frame shows what of the square that is. */
  readonly shape: PhotoShape
}) {
  const { t } = useWords()
  const [picture, setPicture] = useState<ImageBitmap | null>(null)
  const [camera, setCamera] = useState(false)
  const chosen = useChosenPicture(setPicture)
  const { fault, forgetFault } = chosen
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
    <PictureField
      label={label}
      required={required ?? false}
      hint={shownHint}
      parts={parts}
      shown={value === '' ? null : <img className="photo-shown" src={value} alt={t('photo.alt')} />}
      none={<Nobody />}
      chosen={chosen}
      choose={choose}
      removeLabel={t('photo.remove')}
      onRemove={() => onChange('')}
      more={
        'mediaDevices' in navigator && (
          <button type="button" className="button button-small" onClick={() => setCamera(true)}>
            {t('photo.camera.open')}
          </button>
        )
      }
    >
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
          shape={shape}
          onClose={close}
          onDone={(photo) => {
            onChange(photo)
            close()
          }}
        />
      )}
    </PictureField>
  )
}

/** What stands for a photo until there is one. */
function Nobody() {
  return (
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
  )
}
