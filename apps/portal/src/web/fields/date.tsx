import { asciiDigits } from '@laissez-passer/core/typed'
import { useId } from 'react'
import { useWords } from '../language.tsx'
import { useIssue } from './issues.tsx'

/**
 * A date as exact as it is known: a year, with a month, with a day. Parts are kept as they are typed, `-09`
 * for a month whose year is still missing.
 */
export function DateRow({
  label,
  value,
  onChange,
  path,
  disabled = false,
}: {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly path: string
  readonly disabled?: boolean
}) {
  const { t, language } = useWords()
  const id = useId()
  const { message, onBlur } = useIssue(path)
  const [year = '', month = '', day = ''] = value.split('-')
  const set = (next: { year?: string; month?: string; day?: string }): void => {
    const parts = { year, month, day, ...next }
    onChange(`${parts.year}-${parts.month}-${parts.day}`.replace(/-+$/, ''))
  }
  const digits = (text: string, most: number): string => asciiDigits(text).replaceAll(/\D/g, '').slice(0, most)
  const error = message ? `${id}-error` : undefined
  const shared = { disabled, 'aria-describedby': error, 'aria-invalid': message !== undefined || undefined, onBlur }
  return (
    <fieldset className="field date-field">
      <legend>{label}</legend>
      <div className="date-parts">
        <label>
          <span>{t('date.day')}</span>
          <input
            inputMode="numeric"
            size={2}
            value={day}
            {...shared}
            onChange={(event) => set({ day: digits(event.target.value, 2) })}
            onBlur={() => {
              if (/^\d$/.test(day)) set({ day: `0${day}` })
              onBlur()
            }}
          />
        </label>
        <label>
          <span>{t('date.month')}</span>
          <select value={month} {...shared} onChange={(event) => set({ month: event.target.value })}>
            <option value="">–</option>
            {months(language).map((name, index) => (
              <option key={name} value={String(index + 1).padStart(2, '0')}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <label>
          <span>{t('date.year')}</span>
          <input
            inputMode="numeric"
            size={4}
            value={year}
            {...shared}
            onChange={(event) => set({ year: digits(event.target.value, 4) })}
          />
        </label>
      </div>
      {message && (
        <span className="field-error" id={error}>
          {message}
        </span>
      )}
    </fieldset>
  )
}

function months(language: string): string[] {
  const format = new Intl.DateTimeFormat(language, { month: 'long', timeZone: 'UTC' })
  return Array.from({ length: 12 }, (_, index) => format.format(Date.UTC(2024, index, 1)))
}
