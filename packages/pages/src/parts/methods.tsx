import type { MethodName } from '@laissez-passer/core/ports'
import type { ReactNode } from 'react'
import type { Method } from '../methods/method.ts'
import { say } from '../own-words.ts'
import type { FormProps, MethodChoice } from '../props/common.ts'
import { useView, type View } from '../view.ts'
import { Form } from './form.tsx'

/**
 * A method's name in words; built-in names come from the catalogue.
 *
 * @param view the page's view
 * @param method name and, for methods of third parties, label
 */
export function methodLabel(view: View, { name, label }: MethodChoice): string {
  const { page, t, site } = view
  const key = `method.${name}`
  const own = page.words?.[name]
  if (own) return say(view, own.label)
  return label ?? (t.has(key) ? t(key, { provider: site.name }) : name)
}

/** The one line that says what a method is; empty where nothing is known. */
export function methodLine(view: View, { name, description }: MethodChoice): string {
  const { page, t, site } = view
  const key = `method.${name}.line`
  const own = page.words?.[name]
  if (own) return say(view, own.line)
  return description ?? (t.has(key) ? t(key, { provider: site.name }) : '')
}

/** What the page is called on which a method is added. */
export function addingLabel(view: View, method: MethodChoice): string {
  const { t } = view
  const key = methodOf(view, method.name)?.adding
  return key === undefined ? t('missing.set-up', { method: methodLabel(view, method) }) : t(key)
}

/**
 * What other pages show of a method.
 *
 * @returns undefined for a method of a third party's
 */
export function methodOf({ methods }: Pick<View, 'methods'>, name: MethodName): Method | undefined {
  return methods.find(({ names }) => names.includes(name))
}

/** "Choose your verification method": one card a method. */
export function MethodCards({ methods, checked }: { methods: readonly MethodChoice[]; checked: string }): ReactNode {
  const view = useView()
  const { t } = view
  return (
    <fieldset className="choices">
      <legend>{t('method.legend')}</legend>
      {methods.map((method) => (
        <Choice
          key={method.name}
          name="method"
          value={method.name}
          checked={method.name === checked}
          label={methodLabel(view, method)}
          line={methodLine(view, method)}
          {...(method.resistsPhishing ? { tag: t('method.resists-phishing') } : {})}
        />
      ))}
    </fieldset>
  )
}

/** One radio button as a card: name, a line of what it is, a small tag. */
export function Choice({
  name,
  value,
  checked,
  label,
  line,
  tag,
}: {
  name: string
  value: string
  checked: boolean
  label: string
  line: string
  tag?: string
}): ReactNode {
  const id = `${name}-${value}`
  return (
    <div className="choice">
      <input
        type="radio"
        id={id}
        name={name}
        value={value}
        defaultChecked={checked}
        aria-describedby={line === '' ? undefined : `${id}-line`}
      />
      <label htmlFor={id}>
        <span className="choice-name">{label}</span>
        {tag !== undefined && <span className="tag">{tag}</span>}
      </label>
      {line !== '' && (
        <p className="choice-line" id={`${id}-line`}>
          {line}
        </p>
      )}
    </div>
  )
}

/** The other methods, each a button that posts `method`. */
export function MethodButtons({ methods }: { methods: readonly MethodChoice[] }): ReactNode {
  const view = useView()
  if (methods.length === 0) return null
  return (
    <div className="others">
      <h2>{view.t('method.another')}</h2>
      {methods.map((method) => (
        <button key={method.name} type="submit" name="method" value={method.name} className="other">
          <span className="choice-name">{methodLabel(view, method)}</span>{' '}
          <span className="choice-line">{methodLine(view, method)}</span>
        </button>
      ))}
    </div>
  )
}

/** The other methods, in a form of their own. Nothing where there is none. */
export function OtherMethods({
  action,
  hidden = {},
  others,
}: Pick<FormProps, 'action' | 'hidden'> & { readonly others: readonly MethodChoice[] }): ReactNode {
  if (others.length === 0) return null
  return (
    <Form action={action} hidden={hidden}>
      <MethodButtons methods={others} />
    </Form>
  )
}
