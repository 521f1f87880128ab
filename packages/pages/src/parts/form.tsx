import type { ReactNode } from 'react'
import type { FormProps } from '../props/common.ts'
import { useView } from '../view.ts'

/**
 * A form that posts to our own origin. The browser's own checks are off: they speak the browser's language,
 * not the page's, and the server says the same with what was typed kept.
 */
export function Form({
  id,
  action,
  hidden = {},
  className,
  children,
}: Pick<FormProps, 'action' | 'hidden'> & {
  id?: string
  className?: string
  children: ReactNode
}): ReactNode {
  return (
    <form id={id} method="post" action={action} noValidate className={className}>
      <Hidden fields={hidden} />
      {children}
    </form>
  )
}

/** Hidden fields of a form, and whom it was shown to: somebody else may have signed in when it is sent. */
export function Hidden({ fields }: { fields: Readonly<Record<string, string>> }): ReactNode {
  const { person } = useView().page
  const all = person?.uid === undefined ? fields : { ...fields, person: person.uid }
  return Object.entries(all).map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />)
}
