import type { ReactNode } from 'react'
import { Card } from '../../layout/card.tsx'
import { Field, SecretField } from '../../parts/field.tsx'
import { Form } from '../../parts/form.tsx'
import { GetApp } from './get-app.tsx'
import type { AddDeviceProps } from './props.ts'
import { useView } from '../../view.ts'
import { ownWord } from '../../parts/own-word.ts'

const pin = {
  autoComplete: 'off',
  inputMode: 'numeric',
  pattern: '\\p{Nd}{4}',
  maxLength: 4,
  className: 'pin',
} as const

/** C2: Add a mobile device: name, PIN, confirmation. */
export function AddDevicePage({
  action,
  hidden = {},
  issues,
  values,
  cancelHref,
  appHref,
  replaces = null,
  known = [],
  full = null,
}: AddDeviceProps): ReactNode {
  const { t } = useView()
  if (full !== null) {
    return (
      <Card title={t('add-device.title')} state="stop">
        <p>{t('devices.full', { max: full.maxDevices })}</p>
        <a className="primary" href={full.devicesHref}>
          {t('devices.title')}
        </a>
        <Known known={known} />
      </Card>
    )
  }
  return (
    <Card
      title={replaces ? t('add-device.again', { device: replaces.name }) : t('add-device.title')}
      issues={issues}
      scripts={['reveal']}
    >
      <GetApp href={appHref} />
      <p className="soft">{replaces ? t('add-device.again-lead') : t('add-device.lead')}</p>
      <Known known={known} />
      <Form action={action} hidden={hidden}>
        <Field
          name="name"
          label={t('add-device.name')}
          hint={t('add-device.name-hint')}
          issues={issues}
          first
          input={{ ...ownWord, defaultValue: values.name, maxLength: 50 }}
        />
        <SecretField
          name="pin"
          label={t('add-device.pin')}
          hint={t('add-device.pin-hint')}
          issues={issues}
          input={pin}
        />
        <SecretField
          name="confirmPin"
          label={t('add-device.confirm')}
          issues={issues}
          input={{ ...pin, 'data-same': 'pin' }}
        />
        <button type="submit" className="primary">
          {t('submit')}
        </button>
        <a className="quiet" href={cancelHref}>
          {t('cancel')}
        </a>
      </Form>
    </Card>
  )
}

/** Phones of the list whose app was installed anew: they take their own place. */
function Known({ known }: { known: NonNullable<AddDeviceProps['known']> }): ReactNode {
  const { t } = useView()
  if (known.length === 0) return null
  return (
    <details className="more">
      <summary>{t('add-device.known')}</summary>
      <p className="soft">{t('add-device.known-text')}</p>
      <ul>
        {known.map(({ name, model, againHref }) => (
          <li key={againHref}>
            <a href={againHref}>{t('add-device.again', { device: name })}</a> <span className="soft">({model})</span>
          </li>
        ))}
      </ul>
    </details>
  )
}
