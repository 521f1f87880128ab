import type { ReactNode } from 'react'
import { Card } from '../layout/card.tsx'
import type { ErrorProps } from '../types.ts'
import { useView } from '../view.ts'
import { RequestMistakeFacts } from './request-mistake.tsx'

/** Something went wrong: what, whose fault it isn't, where to go. */
export function ErrorPage({ status, reason = null, requestId = null, mistake = null }: ErrorProps): ReactNode {
  const { addresses, t } = useView()
  const isGone = reason === 'gone'
  const key = status === 405 ? 400 : status
  const why = `error.reason.${reason}`
  return (
    <Card
      title={t(isGone ? 'error.gone.title' : `error.${key}.title`)}
      state={status === 503 || status === 429 ? 'wait' : 'stop'}
    >
      <p>{t.has(why) ? t(why) : t(`error.${key}.text`)}</p>
      {mistake !== null && <RequestMistakeFacts mistake={mistake} />}
      <a className="primary" href={isGone ? addresses.account() : addresses.signIn}>
        {t(isGone ? 'account.title' : 'error.home')}
      </a>
      <p className="aside">
        <a href={addresses.help}>{t('help.title')}</a>
      </p>
      {requestId !== null && (
        <p className="soft">{t.parts('error.request', { id: <code key="id">{requestId}</code> })}</p>
      )}
    </Card>
  )
}
