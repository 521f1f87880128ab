import { asciiDigits, typedWord, withoutPasted } from '@laissez-passer/core/typed'
import { FieldError, Input, Label, Text, TextArea, TextField } from 'react-aria-components'
import { useIssue } from './issues.tsx'

/** What every text field takes. `path` is the field's place in the profile, for its problems. */
export interface TextProps {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly path: string
  readonly hint?: string
  readonly required?: boolean
  readonly type?: 'text' | 'email' | 'tel' | 'url'
  readonly autoComplete?: string
  readonly lines?: number
  readonly className?: string
  /** What becomes of the text once the field was left. */
  readonly onLeave?: () => void
}

/** What is typed into a field of each kind, while it is being typed: as it is seen. */
const read: Readonly<Record<NonNullable<TextProps['type']>, (typed: string) => string>> = {
  text: withoutPasted,
  tel: (typed) => asciiDigits(withoutPasted(typed)),
  email: typedWord,
  url: typedWord,
}

/** A labelled line or area of text with its hint and its problem. */
export function TextRow({
  label,
  value,
  onChange,
  path,
  hint,
  required = false,
  type = 'text',
  autoComplete,
  lines,
  className,
  onLeave,
}: TextProps) {
  const { message, onBlur } = useIssue(path)
  return (
    <TextField
      className={`field ${className ?? ''}`}
      value={value}
      onChange={(typed) => onChange(read[type](typed))}
      onBlur={() => {
        onLeave?.()
        onBlur()
      }}
      isInvalid={message !== undefined}
      isRequired={required}
      validationBehavior="aria"
      type={type}
      {...(autoComplete && { autoComplete })}
    >
      <Label>{label}</Label>
      {lines ? <TextArea rows={lines} /> : <Input />}
      {hint && (
        <Text slot="description" className="hint">
          {hint}
        </Text>
      )}
      <FieldError className="field-error">{message}</FieldError>
    </TextField>
  )
}
