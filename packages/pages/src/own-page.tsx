import type { ReactNode } from 'react'
import { AccountLayout } from './layout/account-page.tsx'
import { Card } from './layout/card.tsx'
import { Form } from './parts/form.tsx'
import { Icon } from './parts/icon.tsx'
import { OtherMethods } from './parts/methods.tsx'
import type { OwnPageProps } from './props/own.ts'

/** A page of a method of one's own: this site's frame, around what that method draws. */
export function OwnPage({
  person,
  title,
  service = null,
  action,
  hidden = {},
  issues,
  done = null,
  body,
  others = [],
}: OwnPageProps): ReactNode {
  const drawn = <div className="own" dangerouslySetInnerHTML={{ __html: body }} />
  const content = (
    <>
      {done !== null && (
        <p className="notice notice-ok" role="status">
          <Icon name="done" />
          <span>{done}</span>
        </p>
      )}
      {action === undefined ? (
        drawn
      ) : (
        <Form action={action} hidden={hidden}>
          {drawn}
        </Form>
      )}
      {action !== undefined && <OtherMethods action={action} hidden={hidden} others={others} />}
    </>
  )
  return person ? (
    <AccountLayout title={title} issues={issues}>
      {content}
    </AccountLayout>
  ) : (
    <Card title={title} service={service} issues={issues}>
      {content}
    </Card>
  )
}
