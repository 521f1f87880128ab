import type { ReactNode } from 'react'
import { AccountLayout } from '../layout/account-page.tsx'
import { Form } from '../parts/form.tsx'
import type { DeviceRemoveProps } from '../types.ts'
import { useView } from '../view.ts'
import { DeviceFacts } from './devices.tsx'

/** Asks before a device is removed, and says what follows. */
export function DeviceRemovePage({
  notice,
  issues,
  action,
  hidden = {},
  device,
  last,
  cancelHref,
}: DeviceRemoveProps): ReactNode {
  const { t } = useView()
  return (
    <AccountLayout title={t('device-remove.title', { device: device.name })} notice={notice} issues={issues}>
      <div className="sheet narrow">
        <DeviceFacts device={device} />
        <p>{t('device-remove.text')}</p>
        {last && <p className="notice notice-warn">{t('device-remove.last')}</p>}
        <Form action={action} hidden={{ ...hidden, device: device.id, action: 'remove' }} className="row">
          <button type="submit" className="primary bad">
            {t('device-remove.submit')}
          </button>
          <a className="quiet" href={cancelHref}>
            {t('cancel')}
          </a>
        </Form>
      </div>
    </AccountLayout>
  )
}
