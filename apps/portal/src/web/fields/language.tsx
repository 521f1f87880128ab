import { useMemo } from 'react'
import { useWords } from '../language.tsx'
import { languageOptions } from './codes.ts'
import { SelectRow } from './select.tsx'
import { TextRow } from './text.tsx'

/** A language from the list, or another one in the person's own words. */
export function LanguageRow({
  label,
  value,
  onChange,
  path,
}: {
  readonly label: string
  readonly value: { readonly code: string; readonly label: string }
  readonly onChange: (value: { code: string; label: string }) => void
  readonly path: string
}) {
  const { t, language } = useWords()
  const options = useMemo(() => {
    const listed = languageOptions(language)
    const known = value.code === '' || value.code === '?' || listed.some((option) => option.value === value.code)
    return [
      { value: '', label: '' },
      ...listed,
      ...(known ? [] : [{ value: value.code, label: value.code }]),
      { value: '?', label: t('languages.other') },
    ]
  }, [language, value.code, t])
  const other = value.code === '' && value.label !== ''
  return (
    <>
      <SelectRow
        label={label}
        path={`${path}.code`}
        value={other ? '?' : value.code}
        options={options}
        onChange={(code) => onChange(code === '?' ? { code: '', label: ' ' } : { code, label: '' })}
      />
      {other && (
        <TextRow
          label={t('languages.otherName')}
          path={`${path}.label`}
          value={value.label.trimStart()}
          onChange={(text) => onChange({ code: '', label: text || ' ' })}
        />
      )}
    </>
  )
}
