import type { ReactNode } from 'react'
import { Card } from '../../layout/card.tsx'
import { LostFactorLink } from '../../parts/lost-factor-link.tsx'
import { OtherMethods } from '../../parts/methods.tsx'
import { PasskeyButton, PasskeyForm, PasskeyNeedsScript } from './passkey-form.tsx'
import type { PasskeyProps } from './props.ts'
import { useView } from '../../view.ts'

/** B6: after the password, the passkey. The browser asks for it at once, unless something was wrong. */
export function PasskeyPage({
  service,
  issues = [],
  action,
  hidden = {},
  options,
  others,
  startHref,
}: PasskeyProps): ReactNode {
  const { t } = useView()
  return (
    <Card title={t('passkey.title')} service={service} issues={issues} scripts={['passkey']}>
      <p>{t('passkey.text')}</p>
      <PasskeyForm kind="get" action={action} hidden={hidden} options={options} auto={issues.length === 0}>
        <PasskeyNeedsScript />
        <PasskeyButton className="primary">{t('passkey.use')}</PasskeyButton>
      </PasskeyForm>
      <OtherMethods action={action} hidden={hidden} others={others} />
      <details className="more">
        <summary>{t('passkey.help.title')}</summary>
        <ul>
          <li>{t('passkey.help.this-device')}</li>
          <li>{t('passkey.help.phone')}</li>
          <li>{t('passkey.help.key')}</li>
        </ul>
      </details>
      <LostFactorLink hidden={hidden} />
      <p className="aside">
        <a href={startHref}>{t('ended.start')}</a>
      </p>
    </Card>
  )
}
