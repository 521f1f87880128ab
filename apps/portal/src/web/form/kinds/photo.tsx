import { below } from '@laissez-passer/europass/patch'
import { useId, useState } from 'react'
import { useEditing, useValue } from '../../editing/use-editing.tsx'
import type { FieldProps } from '../field-props.ts'
import { described, FieldFrame } from '../frame.tsx'
import { useIssue } from '../use-issue.ts'
import { useWords } from '../../language.tsx'

/** A picture from a file. */
export function PhotoField({ field, base }: FieldProps<'photo'>) {
  const { t } = useWords()
  const editing = useEditing()
  const id = useId()
  const path = below(base, field.name)
  const value = useValue(path)
  const { message } = useIssue(path)
  const [refused, setRefused] = useState(false)
  const take = async (file: File | undefined): Promise<void> => {
    if (!file) return
    const data = await new Promise<string>((resolve) => {
      const reader = new FileReader()
      reader.onload = () => resolve(typeof reader.result === 'string' ? reader.result : '')
      reader.onerror = () => resolve('')
      reader.readAsDataURL(file)
    })
    const fine = /^data:image\/(?:jpeg|png);base64,/.test(data) && data.length <= 1_000_000
    setRefused(!fine)
    if (fine) editing.write(path, { value: data, translatable: false })
  }
  return (
    <FieldFrame id={id} path={path} field={field} message={refused ? t('issue.photo') : message}>
      {typeof value === 'string' && value !== '' && (
        <div className="photo">
          <img src={value} alt="" />
          <button
            type="button"
            className="button button-small"
            onClick={() => editing.write(path, { value: '', translatable: false })}
          >
            {t('photo.remove')}
          </button>
        </div>
      )}
      <input
        {...described(id, { hint: field.hint !== undefined, message })}
        type="file"
        accept="image/jpeg,image/png"
        onChange={(event) => void take(event.target.files?.[0])}
      />
    </FieldFrame>
  )
}
