import type { ReactNode } from 'react'
import { AccountLayout } from './layout/account-page.tsx'
import { Card } from './layout/card.tsx'
import { Icon } from './parts/icon.tsx'
import type { OwnPageProps } from './props/own.ts'

/** A page of a method of one's own: this site's frame, around what that method draws. */
export function OwnPage({ person, title, service, issues, done = null, body }: OwnPageProps): ReactNode {
  const content = (
    <>
      {done !== null && (
        <p className="notice notice-ok" role="status">
          <Icon name="done" />
          <span>{done}</span>
        </p>
      )}
      <div dangerouslySetInnerHTML={{ __html: body }} />
    </>
  )
  return person ? (
    <AccountLayout title={title} issues={issues}>
      {content}
    </AccountLayout>
  ) : (
    <Card title={title} service={service ?? null} issues={issues}>
      {content}
    </Card>
  )
}
