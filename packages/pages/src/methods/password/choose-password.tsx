import type { ReactNode } from 'react'
import { Card } from '../../layout/card.tsx'
import { Form } from '../../parts/form.tsx'
import { Identity } from '../../parts/identity.tsx'
import type { ChoosePasswordProps } from './props.ts'
import { useView } from '../../view.ts'
import { NewPasswordFields, Samples } from './new-password.tsx'

/** A5: whose account, the rules, three samples, Submit. */
export function ChoosePasswordPage({
  purpose,
  account,
  action,
  hidden = {},
  issues,
  policy,
  about,
  samples,
  samplesHref,
}: ChoosePasswordProps): ReactNode {
  const { t } = useView()
  return (
    <Card title={t(`new-password.${purpose}.title`)} issues={issues} scripts={['password']}>
      <p className="soft">{t(`new-password.${purpose}.lead`)}</p>
      <Identity main={account.email} second={account.uid} />
      <Form action={action} hidden={hidden}>
        <input type="text" autoComplete="username" defaultValue={account.email} readOnly hidden />
        <NewPasswordFields policy={policy} about={about} issues={issues} first />
        <button type="submit" className="primary">
          {t('submit')}
        </button>
      </Form>
      <Samples policy={policy} samples={samples} samplesHref={samplesHref} />
    </Card>
  )
}
