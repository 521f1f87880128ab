import { asciiDigits, typedWord, withoutPasted } from '@laissez-passer/core/typed'
import { completeWebAddress } from '@laissez-passer/europass/fields'
import type { HTMLAttributes } from 'react'
import { Field, type FieldProps, useFieldParts } from './field.tsx'

/** What a line of text takes, beside what every field does. */
export interface LineFieldProps extends FieldProps<string> {
  readonly type?: 'text' | 'email' | 'tel' | 'url'
  readonly className?: string
}

const keyboards: Readonly<Record<NonNullable<LineFieldProps['type']>, HTMLAttributes<HTMLInputElement>>> = {
  text: {},
  email: { inputMode: 'email', autoCapitalize: 'none', spellCheck: false },
  tel: { inputMode: 'tel', spellCheck: false },
  url: { inputMode: 'url', autoCapitalize: 'none', spellCheck: false },
}

/** What is kept of what is typed: as it is seen. */
const read: Readonly<Record<NonNullable<LineFieldProps['type']>, (typed: string) => string>> = {
  text: withoutPasted,
  tel: (typed) => asciiDigits(withoutPasted(typed)),
  email: withoutPasted,
  url: withoutPasted,
}

/** One line of text. */
export function LineField(props: LineFieldProps) {
  const { label, value, onChange, hint, required, lang, dir, autoComplete, onLeave, type = 'text', className } = props
  const parts = useFieldParts({ issues: props.issues ?? [], hint })
  return (
    <Field parts={parts} label={label} hint={hint} required={required ?? false} {...(className && { className })}>
      <input
        id={parts.id}
        value={value}
        {...keyboards[type]}
        lang={lang}
        // Addresses and numbers run left to right in every language.
        dir={type === 'text' ? dir : 'ltr'}
        autoComplete={autoComplete}
        required={required}
        aria-invalid={parts.error !== undefined || undefined}
        aria-describedby={parts.describedBy}
        onChange={(event) => onChange(read[type](event.target.value))}
        onBlur={onLeave}
      />
    </Field>
  )
}

/** An email address. */
export function EmailField({ onLeave, ...props }: FieldProps<string>) {
  const leave = (): void => {
    const address = typedWord(props.value.replace(/^mailto:/i, ''))
    if (address !== props.value) props.onChange(address)
    onLeave?.()
  }
  return <LineField {...props} type="email" onLeave={leave} />
}

/** A web address; `https://` is put before what begins without. */
export function UrlField({ onLeave, ...props }: FieldProps<string>) {
  const leave = (): void => {
    const address = completeWebAddress(typedWord(props.value))
    if (address !== props.value) props.onChange(address)
    onLeave?.()
  }
  return <LineField {...props} type="url" onLeave={leave} />
}
