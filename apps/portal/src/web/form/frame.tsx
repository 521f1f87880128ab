import type { Path } from '@laissez-passer/europass/patch'
import { type ReactNode, use } from 'react'
import { useFormWords } from './form-words.ts'
import type { FieldProps } from './field-props.ts'
import { HidingPersonal } from './hiding.tsx'
import { Standing } from './standing.tsx'

/** What a control takes from its frame. */
export interface Described {
  readonly id: string
  readonly 'aria-describedby': string | undefined
  readonly 'aria-invalid': true | undefined
}

/** Ids of a control and of what describes it. */
export function described(id: string, { hint, message }: { hint: boolean; message: string | undefined }): Described {
  const by = [hint && `${id}-hint`, message && `${id}-error`].filter(Boolean).join(' ')
  return { id, 'aria-describedby': by || undefined, 'aria-invalid': message === undefined ? undefined : true }
}

/** What stands under every field: where its text stands, and whether the CV shows it. */
export function Beneath({ path, label }: { readonly path: Path; readonly label: string }) {
  const hiding = use(HidingPersonal)
  return (
    <>
      <Standing path={path} label={label} />
      {hiding?.(path, label)}
    </>
  )
}

/** A label with the number that the form on paper gives its field. */
function Numbered({ number, children }: { readonly number: string | undefined; readonly children: string }) {
  return number === undefined ? (
    children
  ) : (
    <>
      <span className="field-number">{number}</span> {children}
    </>
  )
}

/** Label, control, hint, problem, and where its text stands: what every field with one control has. */
export function FieldFrame({
  id,
  path,
  field,
  message,
  wide = false,
  group = false,
  children,
}: {
  readonly id: string
  readonly path: Path
  readonly field: Pick<FieldProps['field'], 'label' | 'hint' | 'required' | 'number'>
  readonly message: string | undefined
  readonly wide?: boolean
  /** Several controls: the label is a legend. */
  readonly group?: boolean
  readonly children: ReactNode
}) {
  const e = useFormWords()
  const label = e(field.label)
  const inside = (
    <>
      {children}
      {field.hint && (
        <p className="hint" id={`${id}-hint`}>
          {e(field.hint)}
        </p>
      )}
      {message && (
        <p className="field-error" id={`${id}-error`}>
          {message}
        </p>
      )}
      <Beneath path={path} label={label} />
    </>
  )
  const className = wide ? 'field whole' : 'field'
  return group ? (
    <fieldset className={className} data-path={path}>
      <legend data-required={field.required || undefined}>
        <Numbered number={field.number}>{label}</Numbered>
      </legend>
      {inside}
    </fieldset>
  ) : (
    <div className={className} data-path={path}>
      <label htmlFor={id} data-required={field.required || undefined}>
        <Numbered number={field.number}>{label}</Numbered>
      </label>
      {inside}
    </div>
  )
}
