import { below } from '@laissez-passer/europass/patch'
import { useEditing, useValue } from '../../editing/use-editing.tsx'
import { SpokenLanguageField } from '../../fields/spoken-language.tsx'
import type { FieldProps } from '../field-props.ts'
import { Kind } from '../kind.tsx'

/** A language from the list, or what the person calls one outside it. */
export function LanguageField({ field, base }: FieldProps<'language'>) {
  const editing = useEditing()
  const [path, labelPath] = [below(base, field.name), below(base, 'label')]
  const code = useValue(path)
  const label = useValue(labelPath)
  const value = { code: typeof code === 'string' ? code : '', label: typeof label === 'string' ? label : '' }
  return (
    <Kind field={field} path={path}>
      {(shared) => (
        <SpokenLanguageField
          {...shared}
          value={value}
          onChange={(next) => {
            if (next.code !== value.code) editing.write(path, { value: next.code, translatable: false })
            if (next.label !== value.label) editing.write(labelPath, { value: next.label, translatable: true })
          }}
        />
      )}
    </Kind>
  )
}
