import type { ReactNode } from 'react'
import { Card } from '../../layout/card.tsx'
import { Field } from '../../parts/field.tsx'
import { Choice } from '../../parts/methods.tsx'
import { PasskeyForm, PasskeyNeedsScript } from './passkey-form.tsx'
import type { AddPasskeyProps } from './props.ts'
import { useView } from '../../view.ts'
import { ownWord } from '../../parts/own-word.ts'

/** D4: Add a passkey: its name, and where it is made; the browser does the rest. */
export function AddPasskeyPage({
  action,
  hidden = {},
  issues,
  values,
  options,
  cancelHref,
  full = null,
}: AddPasskeyProps): ReactNode {
  const { t } = useView()
  if (full !== null) {
    return (
      <Card title={t('add-passkey.title')} state="stop">
        <p>{t('passkeys.full', { max: full.maxPasskeys })}</p>
        <a className="primary" href={full.passkeysHref}>
          {t('passkeys.title')}
        </a>
      </Card>
    )
  }
  const place = (where: typeof values.where): ReactNode => (
    <Choice
      name="where"
      value={where}
      checked={values.where === where}
      label={t(`add-passkey.${where}`)}
      line={t(`add-passkey.${where}.line`)}
    />
  )
  return (
    <Card title={t('add-passkey.title')} issues={issues} scripts={['passkey']}>
      <p className="soft">{t('add-passkey.lead')}</p>
      <PasskeyForm kind="create" action={action} hidden={hidden} options={options}>
        <PasskeyNeedsScript />
        <Field
          name="name"
          label={t('add-passkey.name')}
          hint={t('add-passkey.name-hint')}
          issues={issues}
          first
          input={{ ...ownWord, defaultValue: values.name, maxLength: 50 }}
        />
        <fieldset className="choices">
          <legend>{t('add-passkey.where')}</legend>
          <div data-lp-passkey-here="">{place('this-device')}</div>
          {place('phone')}
          {place('security-key')}
        </fieldset>
        <button type="submit" className="primary">
          {t('add-passkey.go')}
        </button>
        <a className="quiet" href={cancelHref}>
          {t('cancel')}
        </a>
      </PasskeyForm>
    </Card>
  )
}
