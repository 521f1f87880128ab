import { below, entryKey, type JsonObject, type Path } from '@laissez-passer/europass/patch'
import { type ComponentType, use, useEffect, useRef } from 'react'
import { adding, changesOf, removing } from '../../editing/editing.ts'
import { useEditing, useEntries } from '../../editing/use-editing.tsx'
import { useFormWords } from '../form-words.ts'
import type { AnyFormField, FieldProps } from '../field-props.ts'
import { HidingPersonal } from '../hiding.tsx'
import { emptyOf } from '../empty.ts'
import { useWords } from '../../language.tsx'
import { Icon } from '../../parts/drawing.tsx'

/** What draws a field of any kind: given, for it draws lists too. */
interface Drawn {
  readonly Field: ComponentType<{ readonly field: AnyFormField; readonly base: Path }>
}

/** Several small things, each with its fields and a button that removes it. */
export function ListField({ field, base, Field }: FieldProps<'list'> & Drawn) {
  return <Several Field={Field} label={field.label} add={field.add} item={field.item} path={below(base, field.name)} />
}

const link: readonly AnyFormField[] = [{ kind: 'url', name: 'url', label: 'field.website' }]

/** Web addresses that belong to an entry. */
export function LinksField({ field, base, Field }: FieldProps<'links'> & Drawn) {
  return <Several Field={Field} label={field.label} add="field.addLink" item={link} path={below(base, field.name)} />
}

function Several({
  label,
  add,
  item,
  path,
  Field,
}: Drawn & Pick<FieldProps<'list'>['field'], 'label' | 'add' | 'item'> & { readonly path: string }) {
  const { t } = useWords()
  const e = useFormWords()
  const editing = useEditing()
  const hiding = use(HidingPersonal)
  const list = useEntries(path)
  const frame = useRef<HTMLFieldSetElement>(null)
  const added = useRef(false)
  const { length } = list
  useEffect(() => {
    if (!added.current) return
    added.current = false
    frame.current?.querySelector<HTMLElement>('.several-one:last-of-type :is(input, select, textarea)')?.focus()
  }, [length])
  const insert = (): void => {
    const entry: JsonObject = { id: crypto.randomUUID(), ...emptyOf(item) }
    added.current = true
    editing.change(changesOf([adding(editing.layers(), path, entry)]))
  }
  const name = e(label)
  return (
    <fieldset className="several whole" ref={frame}>
      <legend>{name}</legend>
      {list.map((entry, index) => {
        const id = entryKey(entry) ?? ''
        return (
          <div className="several-one" key={id}>
            <div className="grid">
              {item.map((field) => (
                <Field key={field.name} field={field} base={below(path, id)} />
              ))}
            </div>
            <div className="several-tools">
              {hiding?.(below(path, id), `${name} ${index + 1}`)}
              <button
                type="button"
                className="tool"
                aria-label={t('list.remove', { name, number: index + 1 })}
                title={t('entry.remove')}
                onClick={() => editing.change(changesOf(removing(editing.layers(), path, id)))}
              >
                <Icon name="remove" />
              </button>
            </div>
          </div>
        )
      })}
      <button type="button" className="button button-small add" onClick={insert}>
        <Icon name="add" />
        {e(add)}
      </button>
      {hiding?.(path, name)}
    </fieldset>
  )
}
