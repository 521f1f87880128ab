import { useWords } from '../language.tsx'
import { languageOptions } from './codes.ts'
import type { FieldProps } from './field.tsx'
import { SearchBox } from './search-box.tsx'

/** A language that a person speaks: an ISO 639-2 code, or what they call it. */
export interface SpokenLanguage {
  readonly code: string
  readonly label: string
}

/** A language from the list, or another one in the person's own words. */
export function SpokenLanguageField({ value, onChange, ...field }: FieldProps<SpokenLanguage>) {
  const { t, language } = useWords()
  return (
    <SearchBox
      {...field}
      hint={field.hint ?? t('languages.own')}
      options={languageOptions(language)}
      value={value.code}
      other={value.label}
      onChange={(code) => onChange({ code, label: '' })}
      onOther={(label) => onChange({ code: '', label: label.slice(0, 60) })}
    />
  )
}
