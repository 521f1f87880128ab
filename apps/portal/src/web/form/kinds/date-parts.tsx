import { asciiDigits } from '@laissez-passer/core/typed'
import { type Path } from '@laissez-passer/europass/patch'
import { useId } from 'react'
import { useTyped } from '../../editing/use-editing.tsx'
import { useIssue } from '../use-issue.ts'
import { useWords } from '../../language.tsx'
import { Standing } from '../standing.tsx'

/**
 * A date as exact as it is known: a year, with a month, with a day. Parts are kept as they are typed, `-09`
 * for a month whose year is still missing.
 */
export function DateParts({ path, label }: { readonly path: Path; readonly label: string }) {
  const { t, language } = useWords()
  const id = useId()
  const { text, type, leave } = useTyped(path, { translatable: false })
  const issue = useIssue(path)
  const [year = '', month = '', day = ''] = text.split('-')
  const set = (next: { year?: string; month?: string; day?: string }): void => {
    const parts = { year, month, day, ...next }
    type(`${parts.year}-${parts.month}-${parts.day}`.replace(/-+$/, ''))
  }
  const digits = (typed: string, most: number): string => asciiDigits(typed).replaceAll(/\D/g, '').slice(0, most)
  const onBlur = (): void => {
    if (/^\d$/.test(day)) set({ day: `0${day}` })
    leave()
    issue.leave()
  }
  const error = issue.message ? `${id}-error` : undefined
  const shared = { 'aria-describedby': error, 'aria-invalid': issue.message !== undefined || undefined, onBlur }
  return (
    <fieldset className="field date-field" data-path={path}>
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
      {issue.message && (
        <p className="field-error" id={error}>
          {issue.message}
        </p>
      )}
      <Standing path={path} label={label} />
    </fieldset>
  )
}

const named = new Map<string, readonly string[]>()

function months(language: string): readonly string[] {
  const known = named.get(language)
  if (known) return known
  const format = new Intl.DateTimeFormat(language, { month: 'long', timeZone: 'UTC' })
  const names = Array.from({ length: 12 }, (_, index) => format.format(Date.UTC(2024, index, 1)))
  named.set(language, names)
  return names
}
