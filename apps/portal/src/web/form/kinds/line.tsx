import { typedWord, withoutPasted } from '@laissez-passer/core/typed'
import { completeWebAddress } from '@laissez-passer/europass/fields'
import { below } from '@laissez-passer/europass/patch'
import { useId } from 'react'
import { useTyped } from '../../editing/use-editing.tsx'
import { useConcept } from '../use-concept.ts'
import type { FieldProps } from '../field-props.ts'
import { described, FieldFrame } from '../frame.tsx'
import { useIssue } from '../use-issue.ts'
import { useSuggestions } from '../use-suggestions.ts'

/** What is typed, as it is seen: a pasted line end goes, and in an address every blank. */
const read = {
  line: withoutPasted,
  email: typedWord,
  url: typedWord,
} as const

const types = { line: 'text', email: 'email', url: 'url' } as const

/** One line of text, an email address or a web address. */
export function LineField({
  field,
  kind,
  base,
}: FieldProps<'line' | 'email' | 'url'> & { readonly kind: keyof typeof types }) {
  const id = useId()
  const path = below(base, field.name)
  const { text, type, leave } = useTyped(path, { translatable: kind === 'line' })
  const issue = useIssue(path)
  const { suggestions, ask } = useSuggestions(field.suggests)
  const noteConcept = useConcept(field.concept === undefined ? null : below(base, field.concept), path)
  const onChange = (typed: string): void => {
    const next = read[kind](typed)
    type(next)
    ask(next)
    noteConcept(suggestions.find(({ label }) => label === next)?.uri ?? '')
  }
  const onLeave = (): void => {
    if (kind === 'url') {
      const whole = completeWebAddress(text)
      if (whole !== text) type(whole)
    }
    leave()
    issue.leave()
  }
  return (
    <FieldFrame id={id} path={path} field={field} message={issue.message}>
      <input
        {...described(id, { hint: field.hint !== undefined, message: issue.message })}
        type={types[kind]}
        value={text}
        // Whatever the language of the page, a name in Arabic runs from the right.
        {...(kind === 'line' && { dir: 'auto' })}
        required={field.required ?? false}
        autoComplete={field.autocomplete ?? 'off'}
        {...(suggestions.length > 0 && { list: `${id}-suggestions` })}
        onChange={(event) => onChange(event.target.value)}
        onBlur={onLeave}
      />
      {suggestions.length > 0 && (
        <datalist id={`${id}-suggestions`}>
          {suggestions.map(({ uri, label }) => (
            <option key={`${uri} ${label}`}>{label}</option>
          ))}
        </datalist>
      )}
    </FieldFrame>
  )
}
