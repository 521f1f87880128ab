import type { ReactNode } from 'react'
import type { FormProps } from '../props/common.ts'

/**
 * A form that posts to our own origin. The browser's own checks are off: they speak the browser's language,
 * not the page's, and the server says the same with what was typed kept.
 */
export function Form({
  id,
  action,
  hidden = {},
  className,
  enter = false,
  children,
}: Pick<FormProps, 'action' | 'hidden'> & {
  id?: string
  className?: string
  enter?: boolean
  children: ReactNode
}): ReactNode {
  return (
    <form id={id} method="post" action={action} noValidate className={className}>
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {/* The Enter key presses a form's first button: not always the one that is meant. */}
      {enter && <button type="submit" className="lp-visually-hidden" tabIndex={-1} aria-hidden="true" />}
      {children}
    </form>
  )
}
