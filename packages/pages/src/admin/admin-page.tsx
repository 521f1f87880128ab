import type { ReactNode } from 'react'
import { Document } from '../layout/document.tsx'
import { Icon } from '../parts/icon.tsx'
import { Summary } from '../parts/summary.tsx'
import type { FieldIssue } from '../props/common.ts'
import { useView } from '../view.ts'

/** What a page for administrators shows besides its content. */
export interface AdminLayoutProps {
  readonly title: string
  readonly issues?: readonly FieldIssue[] | undefined
  /** The way back to the home of the pages. Default true. */
  readonly back?: boolean
  readonly children: ReactNode
}

/** A page for administrators: way back, heading, content. */
export function AdminLayout({ title, issues = [], back = true, children }: AdminLayoutProps): ReactNode {
  const { addresses, t } = useView()
  return (
    <Document title={title} failed={issues.length > 0} width="wide">
      {back && (
        <p className="back">
          <a href={addresses.admin()}>
            <Icon name="back" />
            {t('admin.title')}
          </a>
        </p>
      )}
      <h1>{title}</h1>
      <Summary issues={issues} />
      {children}
    </Document>
  )
}
