import { below } from '@laissez-passer/europass/patch'
import { countryName } from '@laissez-passer/europass/names'
import { useId } from 'react'
import { useEditing, useValue } from '../../editing/use-editing.tsx'
import { useEuropassWords } from '../../europass-words.ts'
import type { FieldProps } from '../field-props.ts'
import { described, FieldFrame } from '../frame.tsx'
import { useIssue } from '../use-issue.ts'
import { useWords } from '../../language.tsx'
import { Icon } from '../../parts/drawing.tsx'
import { countryOptions } from '../../fields/codes.ts'

/** A country. */
export function CountryField({ field, base }: FieldProps<'country'>) {
  const { language } = useWords()
  const editing = useEditing()
  const id = useId()
  const path = below(base, field.name)
  const value = useValue(path)
  const { message, leave } = useIssue(path)
  return (
    <FieldFrame id={id} path={path} field={field} message={message}>
      <select
        {...described(id, { hint: field.hint !== undefined, message })}
        value={typeof value === 'string' ? value : ''}
        onChange={(event) => editing.write(path, { value: event.target.value, translatable: false })}
        onBlur={leave}
      >
        {countryOptions(language).map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </FieldFrame>
  )
}

/** Several countries as one value. */
export function CountriesField({ field, base }: FieldProps<'countries'>) {
  const { t, language } = useWords()
  const e = useEuropassWords()
  const editing = useEditing()
  const id = useId()
  const path = below(base, field.name)
  const value = useValue(path)
  const list = Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string' && one !== '') : []
  const { message, leave } = useIssue(path)
  const write = (next: readonly string[]): void => editing.write(path, { value: next, translatable: false })
  return (
    <FieldFrame id={id} path={path} field={field} message={message}>
      <select
        {...described(id, { hint: field.hint !== undefined, message })}
        value=""
        onChange={(event) => !list.includes(event.target.value) && write([...list, event.target.value])}
        onBlur={leave}
      >
        {countryOptions(language).map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      {list.length > 0 && (
        <ul className="skills" aria-label={e(field.label)}>
          {list.map((one) => (
            <li key={one}>
              {countryName(one, language)}
              <button
                type="button"
                aria-label={t('strings.remove', { name: countryName(one, language) })}
                onClick={() => write(list.filter((other) => other !== one))}
              >
                <Icon name="close" />
              </button>
            </li>
          ))}
        </ul>
      )}
    </FieldFrame>
  )
}
