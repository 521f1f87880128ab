import { type PhotoShape, templates } from '@laissez-passer/europass/templates'
import { below } from '@laissez-passer/europass/patch'
import { useEditing, useLayers, useValue } from '../../editing/use-editing.tsx'
import { PhotoField as Photo } from '../../fields/photo/index.tsx'
import type { FieldProps } from '../field-props.ts'
import { Kind } from '../kind.tsx'

/** The narrowest that any template has, for a photo that isn’t for one of them. */
const narrowest: PhotoShape = templates.formal.photo || { ratio: 1, round: false }

/** A photo from a file or the camera, in the shape in which the CV prints it. */
export function PhotoField({ field, base }: FieldProps<'photo'>) {
  const editing = useEditing()
  const path = below(base, field.name)
  const value = useValue(path)
  const shape = useLayers(({ cv }) => (cv ? templates[cv.template].photo : narrowest))
  return (
    <Kind field={field} path={path} wide>
      {(shared) => (
        <Photo
          {...shared}
          shape={shape || narrowest}
          value={typeof value === 'string' ? value : ''}
          onChange={(photo) => editing.write(path, { value: photo, translatable: false })}
        />
      )}
    </Kind>
  )
}
