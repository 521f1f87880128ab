import type { ReactNode } from 'react'
import { Icon } from '../parts/icon.tsx'
import type { Script } from '../parts/script.ts'
import { Summary } from '../parts/summary.tsx'
import type { FieldIssue, Notice } from '../props/common.ts'
import { useView } from '../view.ts'
import { Document } from './document.tsx'

/** What a page of My Account shows besides its content. */
export interface AccountLayoutProps {
  readonly title: string
  readonly notice?: Notice | null | undefined
  readonly issues?: readonly FieldIssue[] | undefined
  readonly scripts?: readonly Script[]
  /** Shows the way back to the tiles. Default true. */
  readonly back?: boolean
  readonly children: ReactNode
}

/** A page of My Account: way back, heading, what was just done, content. */
export function AccountLayout({
  title,
  notice,
  issues = [],
  scripts = [],
  back = true,
  children,
}: AccountLayoutProps): ReactNode {
  const { addresses, t } = useView()
  const done = notice?.code !== 'another-person'
  return (
    <Document title={title} failed={issues.length > 0} scripts={scripts} width="wide">
      {back && (
        <p className="back">
          <a href={addresses.account()}>
            <Icon name="back" />
            {t('account.title')}
          </a>
        </p>
      )}
      <h1>{title}</h1>
      {notice && (
        <p className={done ? 'notice notice-ok' : 'notice notice-warn'} role="status">
          {done && <Icon name="done" />}
          <span>{t(`notice.${notice.code}`, notice.params)}</span>
        </p>
      )}
      <Summary issues={issues} />
      {children}
    </Document>
  )
}
