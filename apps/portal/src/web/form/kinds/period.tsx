import { below, type Path } from '@laissez-passer/europass/patch'
import { useEditing, useTyped, useValue } from '../../editing/use-editing.tsx'
import { numbered, useFormWords } from '../form-words.ts'
import { DateField as Typed } from '../../fields/typed-date.tsx'
import { Icon } from '../../parts/drawing.tsx'
import type { FieldProps } from '../field-props.ts'
import { Kind } from '../kind.tsx'

/** A date at a path, with a label of its own. */
function DateAt({ field, path, label }: Pick<FieldProps<'date' | 'period'>, 'field'> & { path: Path; label: string }) {
  const { text, type, leave } = useTyped(path, { translatable: false })
  return (
    <Kind field={field} path={path} label={label}>
      {(shared) => (
        <Typed
          {...shared}
          value={text}
          onChange={type}
          onLeave={() => {
            leave()
            shared.onLeave?.()
          }}
        />
      )}
    </Kind>
  )
}

/** A date of its own. */
export function DateField({ field, base }: FieldProps<'date'>) {
  const e = useFormWords()
  return <DateAt field={field} path={below(base, field.name)} label={numbered(field.number, e(field.label))} />
}

/** From, to, and whether it goes on. */
export function PeriodField({ field, base }: FieldProps<'period'>) {
  const e = useFormWords()
  const ongoing = useValue(below(base, 'ongoing')) === true
  const editing = useEditing()
  return (
    <div className="period whole">
      <DateAt field={field} path={below(base, 'from')} label={e(field.label)} />
      <div className="period-end">
        {!ongoing && <DateAt field={field} path={below(base, 'to')} label={e(field.to)} />}
        {field.ongoing && (
          <label className="checkbox" data-selected={ongoing || undefined}>
            <input
              type="checkbox"
              className="unseen"
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
