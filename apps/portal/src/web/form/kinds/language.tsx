import { below } from '@laissez-passer/europass/patch'
import { useId, useState } from 'react'
import { useEditing, useTyped, useValue } from '../../editing/use-editing.tsx'
import type { FieldProps } from '../field-props.ts'
import { described, FieldFrame } from '../frame.tsx'
import { useIssue } from '../use-issue.ts'
import { useWords } from '../../language.tsx'
import { languageOptions } from '../../fields/codes.ts'

const other = 'other'

/** A language from the list, or what the person calls one outside it. */
export function LanguageField({ field, base }: FieldProps<'language'>) {
  const { t, language } = useWords()
  const editing = useEditing()
  const id = useId()
  const path = below(base, field.name)
  const code = useValue(path)
  const { text, type, leave } = useTyped(below(base, 'label'), { translatable: true })
  const issue = useIssue(path)
  const [outside, setOutside] = useState(code === '' && text !== '')
  const chosen = typeof code === 'string' && code !== '' ? code : outside ? other : ''
  return (
    <FieldFrame id={id} path={path} field={field} message={issue.message}>
      <select
        {...described(id, { hint: field.hint !== undefined, message: issue.message })}
        value={chosen}
        onChange={({ target: { value } }) => {
          setOutside(value === other)
          editing.write(path, { value: value === other ? '' : value, translatable: false })
        }}
        onBlur={issue.leave}
      >
        <option value="">–</option>
        {languageOptions(language).map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
        <option value={other}>{t('languages.other')}</option>
      </select>
      {chosen === other && (
        <input
          aria-label={t('languages.otherName')}
          value={text}
          onChange={(event) => type(event.target.value)}
          onBlur={leave}
        />
      )}
    </FieldFrame>
  )
}
