import type { Path } from '@laissez-passer/europass/patch'
import type { ReactNode } from 'react'
import { numbered, useFormWords } from './form-words.ts'
import type { FieldProps as Shared } from '../fields/field.tsx'
import type { FieldProps } from './field-props.ts'
import { Beneath } from './frame.tsx'
import { type ToldIssue, useIssues } from './use-issue.ts'

/** What a field of `../fields` takes from its form, whatever its kind. */
type FromForm = Pick<Shared<never>, 'label' | 'hint' | 'required' | 'autoComplete' | 'onLeave'> & {
  readonly issues: readonly ToldIssue[]
}

/** A field of `../fields` in a form: its words, its problems, and what stands beneath every field. */
export function Kind({
  field,
  path,
  label: own,
  wide = false,
  children,
}: {
  readonly field: Pick<FieldProps['field'], 'label' | 'hint' | 'required' | 'autocomplete' | 'number'>
  readonly path: Path
  /** In place of the field's, where a kind has several. */
  readonly label?: string
  readonly wide?: boolean
  readonly children: (shared: FromForm) => ReactNode
}) {
  const e = useFormWords()
  const { issues, leave } = useIssues(path)
  const label = own ?? numbered(field.number, e(field.label))
  return (
    <div className={wide ? 'kind whole' : 'kind'} data-path={path}>
      {children({
        label,
        hint: field.hint && e(field.hint),
        required: field.required ?? false,
        autoComplete: field.autocomplete,
        issues,
        onLeave: leave,
      })}
      <Beneath path={path} label={label} />
    </div>
  )
}
