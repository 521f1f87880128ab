import { cefrLevels } from '@laissez-passer/europass/cefr'
import { isEqfLevel } from '@laissez-passer/europass/eqf'
import { below, type Path } from '@laissez-passer/europass/patch'
import { codeKey } from '@laissez-passer/europass/sections'
import { lazy, Suspense, use, useId } from 'react'
import { useEditing, useValue } from '../../editing/use-editing.tsx'
import { type FormWords, useFormWords } from '../form-words.ts'
import { EqfCountry } from '../../eqf/country.ts'
import type { FieldProps } from '../field-props.ts'
import { described, FieldFrame } from '../frame.tsx'
import { useIssue } from '../use-issue.ts'

const EqfExplained = lazy(() => import('../../eqf/explained.tsx'))

/** One of a list of codes, or a level of the CEFR: the browser's own list works with every input device. */
export function ChoiceField({ field, base }: FieldProps<'choice' | 'level'>) {
  const id = useId()
  const editing = useEditing()
  const e = useFormWords()
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
        required={field.required ?? false}
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
      {field.kind === 'choice' && field.words === 'eqf.' && <Explained level={value} base={base} />}
    </FieldFrame>
  )
}

/** What a chosen level of the EQF asks; the words come with it. */
function Explained({ level, base }: { readonly level: unknown; readonly base: Path }) {
  const beside = useValue(below(base, 'country'))
  const said = use(EqfCountry)
  if (typeof level !== 'string' || !isEqfLevel(level)) return null
  return (
    <Suspense>
      <EqfExplained level={level} country={said ?? (typeof beside === 'string' ? beside : '')} />
    </Suspense>
  )
}

/** The words of a code; a code that has none says itself. */
export function wordOf(e: FormWords, words: string, code: string): string {
  const key = codeKey(e, { prefix: words, code })
  return key === undefined ? code : e(key)
}
