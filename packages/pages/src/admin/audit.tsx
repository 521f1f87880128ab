import type { ReactNode } from 'react'
import { Moment } from '../parts/moment.tsx'
import type { AdminAuditProps } from '../types.ts'
import { useView } from '../view.ts'
import { AdminLayout } from './admin-page.tsx'
import { auditWords } from './words.tsx'

/** The audit log: what happened, to which account, by whom, why. */
export function AdminAuditPage({ action, filter, kinds, nextHref, rows }: AdminAuditProps): ReactNode {
  const view = useView()
  const { t } = view
  return (
    <AdminLayout title={t('admin.audit.title')}>
      <form method="get" action={action} className="sheet search" role="search">
        <div className="field">
          <label htmlFor="uid">{t('admin.audit.uid')}</label>
          <input type="text" id="uid" name="uid" defaultValue={filter.uid} autoComplete="off" spellCheck={false} />
        </div>
        <div className="field">
          <label htmlFor="kind">{t('admin.audit.kind')}</label>
          <select id="kind" name="kind" defaultValue={filter.kind}>
            <option value="">{t('admin.audit.all')}</option>
            {kinds.map((kind) => (
              <option key={kind} value={kind}>
                {kind}
              </option>
            ))}
          </select>
        </div>
        <button type="submit" className="primary fit">
          {t('admin.audit.go')}
        </button>
      </form>
      {rows.length === 0 ? (
        <p className="sheet" role="status">
          {t('admin.audit.none')}
        </p>
      ) : (
        <ol className="sheet log">
          {rows.map(({ at, by, details, kind, position, reason, subject }) => (
            <li key={position}>
              <p className="log-what">{auditWords(view, kind)}</p>
              <div className="soft">
                <p>
                  <span className="zone">{position}</span> <code>{kind}</code>{' '}
                  {subject !== null && <code>{subject}</code>}{' '}
                  {Object.entries(details).map(([name, value]) => (
                    <span key={name}>
                      {name}: {value}{' '}
                    </span>
                  ))}
                </p>
                {by !== null && <p>{t('admin.activity.by', { name: `${by.name} (${by.via})` })}</p>}
                {reason !== null && <p>{reason}</p>}
              </div>
              <p className="log-when">
                <Moment at={at} />
              </p>
            </li>
          ))}
        </ol>
      )}
      {nextHref !== null && (
        <p>
          <a href={nextHref} rel="next">
            {t('admin.next')}
          </a>
        </p>
      )}
    </AdminLayout>
  )
}
