import type { ReactNode } from 'react'
import { Card } from '../../layout/card.tsx'
import type { PasswordDoneProps } from './props.ts'
import { useView } from '../../view.ts'

/** The password is set: Proceed, back to where the person came from. */
export function PasswordDonePage({ purpose, proceedHref, service }: PasswordDoneProps): ReactNode {
  const { t } = useView()
  return (
    <Card title={t(`password-done.${purpose}.title`)} state="done">
      <p className="lead">
        {service === null ? t('password-done.text') : t('password-done.service', { service: service.name })}
      </p>
      {purpose !== 'choose' && <p className="soft">{t('password-done.sessions')}</p>}
      <a className="primary" href={proceedHref}>
        {t('proceed')}
      </a>
    </Card>
  )
}
