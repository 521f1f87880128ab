import type { ReactNode } from 'react'
import { Card } from '../layout/card.tsx'
import type { DeviceDoneProps } from '../props/device.ts'
import { useView } from '../view.ts'

const states = { allowed: 'done', denied: 'stop', over: 'wait' } as const

/** What became of the device, and what to do now. */
export function DeviceDonePage({ againHref, outcome }: DeviceDoneProps): ReactNode {
  const { t } = useView()
  return (
    <Card title={t(`device-done.${outcome}.title`)} state={states[outcome]}>
      <p className="lead">{t(`device-done.${outcome}.text`)}</p>
      {outcome === 'allowed' && <p className="soft">{t('consent.later')}</p>}
      {outcome !== 'allowed' && (
        <a className="quiet" href={againHref}>
          {t('device-done.again')}
        </a>
      )}
    </Card>
  )
}
