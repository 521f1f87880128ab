import type { ReactNode } from 'react'
import { Card } from '../layout/card.tsx'
import { Pause } from '../parts/until.tsx'
import type { SignInEndedProps, ThrottledProps } from '../types.ts'
import { useView } from '../view.ts'

/** A sign-in that can't go on, why, and how to begin anew. */
export function SignInEndedPage({ reason, startHref }: SignInEndedProps): ReactNode {
  const { t } = useView()
  return (
    <Card title={t(`ended.${reason}.title`)} state={reason === 'expired' ? 'wait' : 'stop'}>
      <p>{t(`ended.${reason}.text`)}</p>
      <a className="primary" href={startHref}>
        {t('ended.start')}
      </a>
    </Card>
  )
}

/** Too many tries: until when, and what works meanwhile. */
export function ThrottledPage({ until, what, lostHref, startHref }: ThrottledProps): ReactNode {
  const { addresses, t } = useView()
  return (
    <Card title={t('throttled.title')} state="wait">
      <p>{t(`throttled.${what}`)}</p>
      <p>{t.parts('throttled.until', { wait: <Pause key="wait" until={until} /> })}</p>
      {lostHref !== null && (
        <p>
          <a href={lostHref}>{t('lost.link')}</a>
        </p>
      )}
      <p className="aside">
        <a href={startHref}>{t('ended.start')}</a> · <a href={addresses.help}>{t('help.title')}</a>
      </p>
    </Card>
  )
}
