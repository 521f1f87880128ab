import { cefrLevels } from '@laissez-passer/europass/cefr'
import { below } from '@laissez-passer/europass/patch'
import { useId } from 'react'
import { useEditing, useValue } from '../../editing/use-editing.tsx'
import { useEuropassWords } from '../../europass-words.ts'
import type { FieldProps } from '../field-props.ts'
import { described, FieldFrame } from '../frame.tsx'
import { useIssue } from '../use-issue.ts'

/** One of a list of codes, or a level of the CEFR: the browser's own list works with every input device. */
export function ChoiceField({ field, base }: FieldProps<'choice' | 'level'>) {
  const id = useId()
  const editing = useEditing()
  const e = useEuropassWords()
  const path = below(base, field.name)
  const value = useValue(path)
  const { message, leave } = useIssue(path)
  const codes: readonly { readonly code: string; readonly label: string }[] =
    field.kind === 'level'
      ? cefrLevels.map((level) => ({ code: level, label: `${level} – ${e(`cefr.${level}`)}` }))
      : field.codes.map((code) => ({ code, label: wordOf(e, field.words, code) }))
  return (
    <FieldFrame id={id} path={path} field={field} message={message}>
      <select
        {...described(id, { hint: field.hint !== undefined, message })}
        value={typeof value === 'string' ? value : ''}
        onChange={(event) => editing.write(path, { value: event.target.value, translatable: false })}
        onBlur={leave}
      >
        <option value="">{field.kind === 'level' ? e('language.notAssessed') : ''}</option>
        {codes.map(({ code, label }) => (
          <option key={code} value={code}>
            {label}
          </option>
        ))}
      </select>
    </FieldFrame>
  )
}

/** The words of a code; a code that has none says itself. */
export function wordOf(e: ReturnType<typeof useEuropassWords>, words: string, code: string): string {
  const key = `${words}${code}`
  return words !== '' && e.has(key) ? e(key) : code
}
