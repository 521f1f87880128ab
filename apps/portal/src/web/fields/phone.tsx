import { asciiDigits, withoutPasted } from '@laissez-passer/core/typed'
import { mainCountry, tidyPhone } from '@laissez-passer/europass/phone'
import { useState } from 'react'
import { useWords } from '../language.tsx'
import { diallingCountries } from './codes.ts'
import { FieldNotes, type FieldProps, useFieldParts } from './field.tsx'
import { SearchBox } from './search-box.tsx'

/** A telephone number as documents keep it. */
export interface PhoneValue {
  /** Of the country, without `+`. */
  readonly dialling: string
  readonly number: string
}

/**
 * A telephone number with the country that it is of, by name or code. A number that is typed with its code
 * says which country that is; when it is left it is grouped as people there write it.
 */
export function PhoneField({
  label,
  value,
  onChange,
  issues,
  hint,
  required,
  onLeave,
  autoComplete,
}: FieldProps<PhoneValue>) {
  const { t, language } = useWords()
  const parts = useFieldParts({ issues: issues ?? [], hint })
  const [country, setCountry] = useState('')
  const options = diallingCountries(language)
  // The country that was chosen here, as long as it is of this code; else the one that the code is known for.
  const chosen = country.endsWith(` ${value.dialling}`) ? country : `${mainCountry(value.dialling)} ${value.dialling}`
  return (
    <fieldset className="field phone" aria-describedby={parts.describedBy}>
      <legend className="field-label" data-required={required || undefined}>
        {label}
      </legend>
      <div className="phone-parts">
        <SearchBox
          label={t('phone.country')}
          value={value.dialling === '' ? '' : chosen}
          other={value.dialling === '' ? '' : `+${value.dialling}`}
          options={options}
          autoComplete="off"
          onChange={(code) => {
            setCountry(code)
            onChange({ ...value, dialling: code.split(' ')[1] ?? '' })
          }}
        />
        <div className="field">
          <label htmlFor={parts.id}>{t('phone.number')}</label>
          <input
            id={parts.id}
            // Numbers run left to right in every language.
            dir="ltr"
            inputMode="tel"
            value={value.number}
            autoComplete={autoComplete ?? 'tel-national'}
            aria-invalid={parts.error !== undefined || undefined}
            onChange={(event) => onChange({ ...value, number: asciiDigits(withoutPasted(event.target.value)) })}
            onBlur={() => {
              const tidy = tidyPhone(value)
              if (tidy.number !== value.number || tidy.dialling !== value.dialling) onChange(tidy)
              onLeave?.()
            }}
          />
        </div>
      </div>
      <FieldNotes parts={parts} hint={hint} />
    </fieldset>
  )
}
