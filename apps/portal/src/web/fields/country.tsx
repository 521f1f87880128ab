import { useState } from 'react'
import { useWords } from '../language.tsx'
import { Icon } from '../parts/drawing.tsx'
import { countries } from './codes.ts'
import { FieldNotes, type FieldProps, useFieldParts } from './field.tsx'
import { SearchBox } from './search-box.tsx'

/** A country, by its ISO 3166-1 alpha-2 code or `''`. */
export function CountryField(props: FieldProps<string>) {
  const { language } = useWords()
  return <SearchBox {...props} options={countries(language)} />
}

/** Several countries, as those of one's nationalities: codes in the order they were chosen. */
export function CountriesField({
  label,
  value,
  onChange,
  issues,
  hint,
  required,
  onLeave,
}: FieldProps<readonly string[]>) {
  const { t, language } = useWords()
  const parts = useFieldParts({ issues: issues ?? [], hint })
  const [added, setAdded] = useState('')
  const all = countries(language)
  const left = all.filter((option) => !value.includes(option.value))
  const nameOf = (code: string): string => all.find((option) => option.value === code)?.label ?? code
  return (
    <fieldset className="field countries" aria-describedby={parts.describedBy}>
      <legend className="field-label" data-required={required || undefined}>
        {label}
      </legend>
      {value.length > 0 && (
        <ul className="chosen">
          {value.map((code) => (
            <li key={code}>
              {nameOf(code)}
              <button
                type="button"
                className="chosen-remove"
                aria-label={t('choose.remove', { name: nameOf(code) })}
                title={t('choose.remove', { name: nameOf(code) })}
                onClick={() => {
                  setAdded('')
                  onChange(value.filter((one) => one !== code))
                }}
              >
                <Icon name="close" />
              </button>
            </li>
          ))}
        </ul>
      )}
      <SearchBox
        label={t(value.length === 0 ? 'choose.first' : 'choose.more')}
        hideLabel
        value=""
        options={left}
        {...(onLeave && { onLeave })}
        onChange={(code) => {
          if (code === '' || value.includes(code)) return
          setAdded(nameOf(code))
          onChange([...value, code])
        }}
      />
      <span role="status" className="lp-visually-hidden">
        {added && t('choose.added', { name: added })}
      </span>
      <FieldNotes parts={parts} hint={hint} />
    </fieldset>
  )
}
