import type { NamedLanguage } from '@laissez-passer/i18n/languages'
import type { ReactNode } from 'react'
import type { FieldIssue } from '../props/common.ts'
import { Issues } from './field.tsx'

/** A list of languages, each by its native name. */
export interface LanguageFieldProps {
  readonly name: string
  readonly label: string
  readonly hint?: string
  readonly value: string
  readonly languages: readonly NamedLanguage[]
  readonly issues?: readonly FieldIssue[] | undefined
}

/** "English (en)", "français (fr)" …: as in the guides. */
export function LanguageField({ name, label, hint, value, languages, issues = [] }: LanguageFieldProps): ReactNode {
  const wrong = issues.some((issue) => issue.field === name)
  const described = [hint === undefined ? '' : `${name}-hint`, wrong ? `${name}-issue` : ''].filter(Boolean).join(' ')
  return (
    <div className={wrong ? 'field field-wrong' : 'field'}>
      <label htmlFor={name}>{label}</label>
      {hint !== undefined && (
        <p className="hint" id={`${name}-hint`}>
          {hint}
        </p>
      )}
      <Issues field={name} issues={issues} />
      <select
        id={name}
        name={name}
        defaultValue={value}
        autoFocus={issues[0]?.field === name}
        aria-describedby={described === '' ? undefined : described}
        aria-invalid={wrong ? true : undefined}
      >
        {languages.map((language) => (
          <option key={language.code} value={language.code} lang={language.code}>
            {`${language.name} (${language.code})`}
          </option>
        ))}
      </select>
    </div>
  )
}
