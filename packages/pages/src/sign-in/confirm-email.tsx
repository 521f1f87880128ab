import type { ReactNode } from 'react'
import { Card } from '../layout/card.tsx'
import { Form } from '../parts/form.tsx'
import { Moment } from '../parts/moment.tsx'
import type { ConfirmEmailProps } from '../types.ts'
import { useView } from '../view.ts'

const states = { confirm: 'mail', waiting: 'wait', done: 'done', taken: 'stop', gone: 'stop' } as const

/** The link of a mail about another address: asks, for mail programs open links too; and what came of it. */
export function ConfirmEmailPage({
  action,
  hidden = {},
  status,
  side,
  newEmail,
  oldEmail,
  dueAt,
  startHref,
}: ConfirmEmailProps): ReactNode {
  const { t, page, site } = useView()
  const words = {
    provider: site.name,
    new: <b key="new">{newEmail}</b>,
    old: <b key="old">{oldEmail ?? ''}</b>,
    due: <Moment key="due" at={dueAt ?? page.now} />,
  }
  const late = status === 'waiting' && side === 'new' && dueAt !== null
  const sided = status === 'confirm' || status === 'waiting'
  return (
    <Card title={t(`confirm-email.${status}.title`)} state={states[status]}>
      <p>{t.parts(sided ? `confirm-email.${status}.${side}` : `confirm-email.${status}.text`, words)}</p>
      {late && <p>{t.parts('confirm-email.waiting.due', words)}</p>}
      {status === 'confirm' ? (
        <>
          <Form action={action} hidden={hidden}>
            <button type="submit" className="primary">
              {t(`confirm-email.submit.${side}`)}
            </button>
          </Form>
          <p className="soft">{t(`confirm-email.not-me.${side}`)}</p>
        </>
      ) : (
        <p className="aside">
          <a href={startHref}>{t('lost-sent.sign-in')}</a>
        </p>
      )}
    </Card>
  )
}
