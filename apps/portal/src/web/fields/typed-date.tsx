import { asciiDigits, withoutPasted } from '@laissez-passer/core/typed'
import { formatPartialDate, isPartialDate, readDate, typedDate } from '@laissez-passer/europass/fields'
import { useEffect, useMemo, useState } from 'react'
import { useWords } from '../language.tsx'
import { Field, type FieldProps, useFieldParts } from './field.tsx'

/** What a date takes, beside what every field does. */
export interface DateFieldProps extends FieldProps<string> {
  readonly disabled?: boolean
}

/** Longer than drafts keep of a date: what is no date stays in the field alone. */
const longest = 10

/**
 * A date as exact as it is known, typed in one line as people write dates. What was understood is said in
 * words; what isn't a date is explained, and what may have been meant is offered.
 */
export function DateField(props: DateFieldProps) {
  const { label, value, onChange, required, issues, disabled = false, autoComplete, onLeave } = props
  const { t, language } = useWords()
  const [typed, setTyped] = useState<string | null>(null)
  const [left, setLeft] = useState(true)
  const [year] = useState(() => new Date().getFullYear())
  const options = useMemo(() => ({ language, year }), [language, year])
  const text = typed ?? typedDate(value, language)
  const read = readDate(asciiDigits(text), options)
  const fault = left && read && 'fault' in read ? read : undefined
  const hint =
    props.hint ?? t('date.hint', { day: typedDate('2021-09-30', language), month: typedDate('2021-09', language) })
  const parts = useFieldParts({ issues: issues ?? [], hint, own: fault && t(`date.fault.${fault.fault}`) })
  // Taken back or changed elsewhere: what was typed here no longer says it.
  useEffect(() => setTyped((now) => (now !== null && draftOf(now, options) !== value ? null : now)), [value, options])
  const set = (date: string): void => {
    setTyped(null)
    onChange(date)
  }
  const words = (date: string): string => formatPartialDate(date, language, { month: 'long' })
  const meant = !read
    ? []
    : 'fault' in read
      ? fault
        ? read.meant
        : []
      : read.other && typed !== null
        ? [read.other]
        : []
  const offers = meant.length > 0 && (
    <span className="date-meant">
      {t('date.meant')}
      {meant.map((date) => (
        <button key={date} type="button" className="link" onClick={() => set(date)}>
          {words(date)}
        </button>
      ))}
    </span>
  )
  return (
    <Field parts={parts} after={offers} label={label} hint={hint} required={required ?? false} className="typed-date">
      <input
        id={parts.id}
        value={text}
        disabled={disabled}
        required={required}
        autoComplete={autoComplete}
        spellCheck={false}
        aria-invalid={parts.error !== undefined || undefined}
        aria-describedby={[parts.describedBy, `${parts.id}-read`].filter(Boolean).join(' ')}
        onFocus={() => setLeft(false)}
        onChange={(event) => {
          const next = withoutPasted(event.target.value)
          setTyped(next)
          onChange(draftOf(next, options))
        }}
        onBlur={() => {
          setLeft(true)
          if (isPartialDate(value) && !(read && 'date' in read && read.other)) setTyped(null)
          onLeave?.()
        }}
      />
      <span className="date-read" id={`${parts.id}-read`} aria-live="polite">
        {text !== '' && isPartialDate(value) && words(value)}
      </span>
    </Field>
  )
}

/** What a draft keeps of what is typed: the date, or as much of the text as a date may be long. */
function draftOf(typed: string, options: { readonly language: string; readonly year: number }): string {
  const read = readDate(asciiDigits(typed), options)
  if (!read) return ''
  if ('date' in read) return read.date
  return typed.trim().length <= longest ? typed.trim() : ''
}
