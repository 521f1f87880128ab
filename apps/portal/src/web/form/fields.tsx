import { isObject, type Path } from '@laissez-passer/europass/patch'
import { memo, useState } from 'react'
import { storedAt } from '../editing/layers.ts'
import { useEditing } from '../editing/use-editing.tsx'
import { useWords } from '../language.tsx'
import { Icon } from '../parts/drawing.tsx'
import { isFilled } from './empty.ts'
import { Field } from './field.tsx'
import type { AnyFormField } from './field-props.ts'

/**
 * The fields of an object by its form; those that are seldom wanted come when asked for, or hold something.
 */
export const Fields = memo(function Fields({
  fields,
  base,
}: {
  readonly fields: readonly AnyFormField[]
  readonly base: Path
}) {
  const { t } = useWords()
  const editing = useEditing()
  // As it was when it was opened: a field that is emptied doesn't go from under the hands.
  const [filled] = useState(() => {
    const object = storedAt(editing.layers(), base)
    return new Set(isObject(object) ? fields.filter((field) => isFilled(field, object)).map(({ name }) => name) : [])
  })
  const [all, setAll] = useState(false)
  const shown = fields.filter((field) => all || !field.rare || filled.has(field.name))
  return (
    <div className="grid">
      {shown.some(isMarked) && <p className="hint whole">{t('form.marked')}</p>}
      {shown.map((field) => (
        <Field key={field.name} field={field} base={base} />
      ))}
      {shown.length < fields.length && (
        <button type="button" className="link whole more-fields" onClick={() => setAll(true)}>
          <Icon name="add" />
          {t('form.more')}
        </button>
      )}
    </div>
  )
})

/** Whether a field, or one of those in its list, is marked as needed. */
const isMarked = (field: AnyFormField): boolean =>
  field.required === true || (field.kind === 'list' && field.item.some(isMarked))
