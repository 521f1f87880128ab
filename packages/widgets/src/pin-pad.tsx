'use client'

import type { PointerEvent, ReactNode } from 'react'
import { en, type WidgetMessages, widgetTranslator } from './messages.ts'

/** What a number pad needs. */
export interface PinPadProps {
  /** Told each digit, `0`–`9`. */
  readonly onDigit: (digit: string) => void
  /** Told to delete the last digit. */
  readonly onDelete: () => void
  /** The key left of the zero, for instance biometrics. */
  readonly extra?: ReactNode
  /** Takes no input. */
  readonly disabled?: boolean
  /** Words. */
  readonly messages?: WidgetMessages
}

const DIGITS = ['1', '2', '3', '4', '5', '6', '7', '8', '9']

/**
 * Big number keys. It keeps no digits of its own and leaves the focus where it is when tapped, so that the
 * field it feeds keeps it; by keyboard each key is a button.
 */
export function PinPad({ onDigit, onDelete, extra, disabled = false, messages = en }: PinPadProps): ReactNode {
  const t = widgetTranslator(messages)
  const key = (digit: string): ReactNode => (
    <button
      key={digit}
      type="button"
      className="lp-key"
      disabled={disabled}
      onPointerDown={keepFocus}
      onClick={() => onDigit(digit)}
    >
      {digit}
    </button>
  )
  return (
    <div className="lp-pad" role="group" aria-label={t('pad.label')}>
      {DIGITS.map(key)}
      <div className="lp-pad-extra">{extra}</div>
      {key('0')}
      <button
        type="button"
        className="lp-key lp-key-quiet"
        aria-label={t('pad.delete')}
        disabled={disabled}
        onPointerDown={keepFocus}
        onClick={onDelete}
      >
        <svg
          viewBox="0 0 28 20"
          width="28"
          height="20"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.8"
          strokeLinecap="round"
          strokeLinejoin="round"
          aria-hidden="true"
        >
          <path d="M9 2h15a2 2 0 0 1 2 2v12a2 2 0 0 1-2 2H9l-7-8zM13.5 7l6 6m0-6-6 6" />
        </svg>
      </button>
    </div>
  )
}

function keepFocus(event: PointerEvent): void {
  event.preventDefault()
}
