import type { ReactNode } from 'react'
import { Document } from '../layout/document.tsx'
import { Icon } from '../parts/icon.tsx'
import { Summary } from '../parts/summary.tsx'
import type { AdminNotice } from '../props/admin.ts'
import type { FieldIssue } from '../props/common.ts'
import { useView } from '../view.ts'

/** What a page for administrators shows besides its content. */
export interface AdminLayoutProps {
  readonly title: string
  readonly notice?: AdminNotice | null | undefined
  readonly issues?: readonly FieldIssue[] | undefined
  /** The way back. Default: to the home of the pages; null: none. */
  readonly back?: { readonly href: string; readonly label: string } | null
  readonly children: ReactNode
}

/** A page for administrators: way back, heading, what was just done, content. */
export function AdminLayout({ title, back, notice, issues = [], children }: AdminLayoutProps): ReactNode {
  const { addresses, t } = useView()
  const way = back === undefined ? { href: addresses.admin(), label: t('admin.title') } : back
  return (
    <Document title={title} failed={issues.length > 0} width="wide">
      {way && (
        <p className="back">
          <a href={way.href}>
            <Icon name="back" />
            {way.label}
          </a>
        </p>
      )}
      <h1>{title}</h1>
      {notice && (
        <p className={notice === 'gone' ? 'notice notice-warn' : 'notice notice-ok'} role="status">
          <Icon name={notice === 'gone' ? 'stop' : 'done'} />
          <span>{t(`admin.notice.${notice}`)}</span>
        </p>
      )}
      <Summary issues={issues} />
      {children}
    </Document>
  )
}
