import type { ReactNode } from 'react'
import { AccountLayout } from '../../layout/account-page.tsx'
import { withParameter } from '../../layout/address.ts'
import { Icon } from '../../parts/icon.tsx'
import { Form } from '../../parts/form.tsx'
import { Used } from '../../parts/used.tsx'
import { Rename } from '../../parts/rename.tsx'
import type { DeviceItem, DevicesProps } from './props.ts'
import { Named } from '../../parts/named.tsx'
import { useView } from '../../view.ts'

/** D3: Manage my mobile devices: list, add, rename, remove. */
export function DevicesPage({
  notice,
  issues = [],
  action,
  hidden = {},
  devices,
  renaming = null,
  addHref,
  maxDevices,
}: DevicesProps): ReactNode {
  const { t } = useView()
  const full = devices.length >= maxDevices
  return (
    <AccountLayout title={t('devices.title')} notice={notice} issues={issues}>
      {devices.length === 0 ? (
        <div className="sheet empty">
          <Icon name="phone" />
          <h2>{t('devices.none')}</h2>
          <p>{t('devices.none-text')}</p>
          <a className="primary" href={addHref}>
            {t('add-device.title')}
          </a>
        </div>
      ) : (
        <>
          <p className="soft">{t('devices.count', { count: devices.length, max: maxDevices })}</p>
          <ul className="items">
            {devices.map((device) => (
              <li key={device.id} className="sheet item">
                <DeviceFacts device={device} />
                <div className="item-actions">
                  <Rename
                    item={device}
                    label={t('add-device.name')}
                    action={action}
                    hidden={{ ...hidden, device: device.id, action: 'rename' }}
                    renaming={renaming?.device === device.id ? { ...renaming, issues } : null}
                  />
                  <a className="quiet" href={withParameter(addHref, ['replace', device.id])}>
                    <Named label="devices.again" name={device.name} />
                  </a>
                  {device.biometrics && (
                    <Form action={action} hidden={{ ...hidden, device: device.id, action: 'biometrics-off' }}>
                      <button type="submit" className="quiet">
                        <Named label="devices.biometrics-off" name={device.name} />
                      </button>
                    </Form>
                  )}
                  <a className="quiet danger" href={withParameter(action, ['remove', device.id])}>
                    <Named label="devices.remove" name={device.name} />
                  </a>
                </div>
              </li>
            ))}
          </ul>
          {full ? (
            <p className="notice">{t('devices.full', { max: maxDevices })}</p>
          ) : (
            <a className="primary fit" href={addHref}>
              {t('add-device.title')}
            </a>
          )}
        </>
      )}
    </AccountLayout>
  )
}

/** Name, model, when it was added and last used, and whether it is locked. */
export function DeviceFacts({ device }: { device: DeviceItem }): ReactNode {
  const { t } = useView()
  return (
    <div className="item-facts">
      <Icon name="phone" />
      <div>
        <h2>
          {device.name} {device.status === 'locked' && <span className="tag tag-warn">{t('devices.locked')}</span>}
        </h2>
        <p>{device.model}</p>
        <Used lastUsedAt={device.lastSeenAt} createdAt={device.createdAt} />
        {device.biometrics && <p className="soft">{t('devices.biometrics')}</p>}
        {device.status === 'locked' && <p className="soft">{t('devices.locked-text')}</p>}
      </div>
    </div>
  )
}
