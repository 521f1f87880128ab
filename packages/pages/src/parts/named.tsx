import type { ReactNode } from 'react'
import type { Key } from '../methods/words/index.ts'
import { useView } from '../view.ts'

/**
 * A button's label in a list: what `<hidden>` marks in the message, for instance whose button it is, is said
 * by assistive technology alone.
 */
export function Named({ label, name = '' }: { readonly label: Key; readonly name?: string }): ReactNode {
  const { t } = useView()
  return t.parts<ReactNode>(label, {
    name,
    hidden: (words) => (
      <span key="hidden" className="lp-visually-hidden">
        {words}
      </span>
    ),
  })
}
