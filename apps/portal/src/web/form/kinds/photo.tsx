import { below } from '@laissez-passer/europass/patch'
import { useEditing, useValue } from '../../editing/use-editing.tsx'
import { PhotoField as Photo } from '../../fields/photo/index.tsx'
import type { FieldProps } from '../field-props.ts'
import { Kind } from '../kind.tsx'

/** A photo from a file or the camera. */
export function PhotoField({ field, base }: FieldProps<'photo'>) {
  const editing = useEditing()
  const path = below(base, field.name)
  const value = useValue(path)
  return (
    <Kind field={field} path={path} wide>
      {(shared) => (
        <Photo
          {...shared}
          value={typeof value === 'string' ? value : ''}
          onChange={(photo) => editing.write(path, { value: photo, translatable: false })}
        />
      )}
    </Kind>
  )
}
