import type { ReactNode } from 'react'
import type { DeviceRemoveProps } from './props.ts'
import { useView } from '../../view.ts'
import { DeviceFacts } from './devices.tsx'
import { Removal } from '../../account/removal.tsx'

/** Asks before a device is removed, and says what follows. */
export function DeviceRemovePage({ device, last, ...form }: DeviceRemoveProps): ReactNode {
  const { t } = useView()
  return (
    <Removal
      {...form}
      title={t('device-remove.title', { device: device.name })}
      what={{ device: device.id }}
      facts={<DeviceFacts device={device} />}
      text={t('device-remove.text')}
      last={last ? t('device-remove.last') : null}
      submit={t('device-remove.submit')}
    />
  )
}
