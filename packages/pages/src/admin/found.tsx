import type { ReactNode } from 'react'
import { useView } from '../view.ts'

/** What a page finds, a page of it, below the form that asks for it. */
export function Found({
  action,
  children,
  empty,
  fields,
  go,
  nextHref,
}: {
  readonly action: string
  /** The fields of the form. */
  readonly fields: ReactNode
  /** What its button says. */
  readonly go: string
  /** Said where nothing was found; null: something was. */
  readonly empty: string | null
  readonly nextHref: string | null
  /** What was found. */
  readonly children: ReactNode
}): ReactNode {
  const { t } = useView()
  return (
    <>
      <form method="get" action={action} className="sheet search" role="search">
        {fields}
        <button type="submit" className="primary fit">
          {go}
        </button>
      </form>
      {empty === null ? (
        children
      ) : (
        <p className="sheet" role="status">
          {empty}
        </p>
      )}
      {nextHref !== null && (
        <p>
          <a href={nextHref} rel="next">
            {t('admin.next')}
          </a>
        </p>
      )}
    </>
  )
}
