'use client'

import { typedCode } from '@laissez-passer/password/typed'
import { type ReactNode, useId } from 'react'
import { en, type WidgetMessages, widgetTranslator } from './messages.ts'

/** What a row of digits needs. */
export interface DigitFieldProps {
  /** What is asked for, above the row. */
  readonly label: ReactNode
  /** How many digits it takes. */
  readonly length: number
  /** The digits typed so far; the owner keeps them. */
  readonly value: string
  /** Told the new digits: never more than `length`, nothing but 0–9. */
  readonly onChange: (value: string) => void
  /** Told when the last digit is in. */
  readonly onComplete?: (value: string) => void
  /** Name of the form field, where a form of the browser's own posts it. Default: it isn't posted. */
  readonly name?: string
  /** Told when the row gets the focus, so that a pad knows where its digits go. */
  readonly onFocus?: () => void
  /** A secret shows dots and is kept from password managers' prompts; otherwise boxes with digits. */
  readonly secret?: boolean
  /** The pad's digits go here now. */
  readonly active?: boolean
  /** What is wrong, below the row; announced. */
  readonly error?: ReactNode
  /** `none` where a pad is on the screen (default for secrets), else the phone's own number keys. */
  readonly inputMode?: 'none' | 'numeric'
  /** Takes no input, for instance while waiting. */
  readonly disabled?: boolean
  /** Id of the input, to move the focus there. */
  readonly id?: string
  /** Words. */
  readonly messages?: WidgetMessages
}

/**
 * A row of digits over one real, labelled text field, so that screen readers, hardware keyboards, pasting and
 * dictation work; the boxes or dots are a picture of it. For a PIN beside a `PinPad`, or for digits read off
 * another screen, which are typed and never picked from a list.
 *
 * @see https://pages.nist.gov/800-63-4/sp800-63b.html section 3.1.3
 */
export function DigitField(props: DigitFieldProps): ReactNode {
  const { length, value, secret = false, active = false, error, disabled = false, messages = en } = props
  const ownId = useId()
  const id = props.id ?? ownId
  const t = widgetTranslator(messages)
  const change = (typed: string): void => {
    const digits = typedCode(typed).replace(/\D/g, '').slice(0, length)
    if (digits === value) return
    props.onChange(digits)
    if (digits.length === length) props.onComplete?.(digits)
  }
  return (
    <div className="lp-digits" data-active={active || undefined} data-secret={secret || undefined}>
      <label className="lp-digits-label" htmlFor={id}>
        {props.label}
      </label>
      <div className="lp-digits-row">
        <input
          id={id}
          name={props.name}
          className="lp-digits-input"
          type={secret ? 'password' : 'text'}
          inputMode={props.inputMode ?? (secret ? 'none' : 'numeric')}
          // Browsers offer to save what stands in a password field, unless it is a one-time code.
          autoComplete="one-time-code"
          pattern="\p{Nd}*"
          maxLength={length}
          value={value}
          disabled={disabled}
          aria-invalid={error ? true : undefined}
          aria-describedby={`${id}-count${error ? ` ${id}-error` : ''}`}
          onChange={(event) => change(event.currentTarget.value)}
          onFocus={props.onFocus}
        />
        {Array.from({ length }, (_, index) => (
          <Cell
            key={`cell-${index + 1}`}
            digit={value[index]}
            next={active && index === value.length}
            secret={secret}
          />
        ))}
      </div>
      <span id={`${id}-count`} className="lp-visually-hidden">
        {t('digits.entered', { entered: value.length, length })}
      </span>
      <p id={`${id}-error`} className="lp-digits-error" role="alert">
        {error}
      </p>
    </div>
  )
}

function Cell({ digit, next, secret }: { digit: string | undefined; next: boolean; secret: boolean }): ReactNode {
  return (
    <span
      className={secret ? 'lp-dot' : 'lp-box'}
      data-filled={digit === undefined ? undefined : true}
      data-next={next || undefined}
      aria-hidden="true"
    >
      {secret ? null : digit}
    </span>
  )
}
