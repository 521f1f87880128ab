import type { ReactNode } from 'react'
import { Card } from '../../layout/card.tsx'
import { Moment } from '../../parts/moment.tsx'
import type { FactorsRestProps } from './props.ts'
import { useView } from '../../view.ts'

/**
 * Why a phone with a new PIN may sign in but not change factors yet, from when it may, and what to do
 * meanwhile.
 */
export function FactorsRestPage({ until, backHref }: FactorsRestProps): ReactNode {
  const { t } = useView()
  return (
    <Card title={t('rest.title')} state="wait">
      <p>{t('rest.text')}</p>
      <p>{t.parts('rest.until', { time: <Moment key="time" at={until} /> })}</p>
      <p className="soft">{t('rest.other')}</p>
      <a className="primary" href={backHref}>
        {t('account.title')}
      </a>
    </Card>
  )
}
