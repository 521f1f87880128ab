import type { ReactNode } from 'react'
import type { AdminServicesProps } from '../types.ts'
import { useView } from '../view.ts'
import { AdminLayout } from './admin-page.tsx'

/** The services that people sign in to, and whose an address is. */
export function AdminServicesPage({
  action,
  addHref,
  address,
  checked,
  notice,
  services,
}: AdminServicesProps): ReactNode {
  const { t } = useView()
  return (
    <AdminLayout title={t('admin.services.title')} notice={notice}>
      <form method="get" action={action} className="sheet search" role="search">
        <div className="field">
          <label htmlFor="address">{t('admin.services.check')}</label>
          <input type="url" id="address" name="address" defaultValue={address} autoComplete="off" />
        </div>
        <button type="submit" className="primary fit">
          {t('admin.services.check-go')}
        </button>
        {checked && (
          <p role="status">
            {checked.service === null
              ? t('admin.services.nobody')
              : t('admin.services.belongs', { service: checked.service })}{' '}
            {checked.why}
          </p>
        )}
      </form>
      <p>
        <a href={addHref}>{t('admin.services.add')}</a>
      </p>
      {services.length === 0 ? (
        <p className="sheet">{t('admin.services.none')}</p>
      ) : (
        <ul className="sheet log people">
          {services.map(({ identity, level, name, origin, type }) => (
            <li key={`${type} ${identity}`}>
              <p className="log-what">{name}</p>
              <p className="soft">{identity}</p>
              <p className="log-when">
                {t(`admin.services.${type}`)} · {level} ·{' '}
                {t(origin === 'added' ? 'admin.services.by-administrator' : `admin.services.${origin}`)}
              </p>
            </li>
          ))}
        </ul>
      )}
    </AdminLayout>
  )
}
