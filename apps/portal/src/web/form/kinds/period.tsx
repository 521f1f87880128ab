import { below } from '@laissez-passer/europass/patch'
import { useEditing, useValue } from '../../editing/use-editing.tsx'
import { useEuropassWords } from '../../europass-words.ts'
import type { FieldProps } from '../field-props.ts'
import { Icon } from '../../parts/drawing.tsx'
import { DateParts } from './date-parts.tsx'

/** A date of its own. */
export function DateField({ field, base }: FieldProps<'date'>) {
  const e = useEuropassWords()
  return <DateParts path={below(base, field.name)} label={e(field.label)} />
}

/** From, to, and whether it goes on. */
export function PeriodField({ field, base }: FieldProps<'period'>) {
  const e = useEuropassWords()
  const ongoing = useValue(below(base, 'ongoing')) === true
  const editing = useEditing()
  return (
    <div className="period whole">
      <DateParts path={below(base, 'from')} label={e(field.label)} />
      <div className="period-end">
        {!ongoing && <DateParts path={below(base, 'to')} label={e(field.to)} />}
        {field.ongoing && (
          <label className="checkbox" data-selected={ongoing || undefined}>
            <input
              type="checkbox"
              className="lp-visually-hidden"
              checked={ongoing}
              onChange={(event) =>
                editing.write(below(base, 'ongoing'), { value: event.target.checked, translatable: false })
              }
            />
            <span className="checkbox-box" aria-hidden="true">
              <Icon name="check" />
            </span>
            {e(field.ongoing)}
          </label>
        )}
      </div>
    </div>
  )
}
