import { below } from '@laissez-passer/europass/patch'
import { useEditing, useValue } from '../../editing/use-editing.tsx'
import { CountriesField as Several, CountryField as One } from '../../fields/country.tsx'
import type { FieldProps } from '../field-props.ts'
import { Kind } from '../kind.tsx'

/** A country. */
export function CountryField({ field, base }: FieldProps<'country'>) {
  const editing = useEditing()
  const path = below(base, field.name)
  const value = useValue(path)
  return (
    <Kind field={field} path={path}>
      {(shared) => (
        <One
          {...shared}
          value={typeof value === 'string' ? value : ''}
          onChange={(code) => editing.write(path, { value: code, translatable: false })}
        />
      )}
    </Kind>
  )
}

/** Several countries as one value. */
export function CountriesField({ field, base }: FieldProps<'countries'>) {
  const editing = useEditing()
  const path = below(base, field.name)
  const value = useValue(path)
  const list = Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string' && one !== '') : []
  return (
    <Kind field={field} path={path}>
      {(shared) => (
        <Several
          {...shared}
          value={list}
          onChange={(codes) => editing.write(path, { value: [...codes], translatable: false })}
        />
      )}
    </Kind>
  )
}
