import type { ReactNode } from 'react'
import { Moment } from '../parts/moment.tsx'
import type { AdminAuditProps } from '../types.ts'
import { useView } from '../view.ts'
import { AdminLayout } from './admin-page.tsx'
import { Found } from './found.tsx'
import { auditWords } from './words.tsx'

/** The audit log: what happened, to which account, by whom, why. */
export function AdminAuditPage({ action, filter, kinds, nextHref, rows }: AdminAuditProps): ReactNode {
  const view = useView()
  const { t } = view
  const { compare } = new Intl.Collator(view.page.lang)
  const named = kinds
    .map((kind) => ({ kind, words: auditWords(view, kind) }))
    .toSorted((one, other) => compare(one.words, other.words))
  return (
    <AdminLayout title={t('admin.audit.title')}>
      <Found
        action={action}
        go={t('admin.audit.go')}
        empty={rows.length === 0 ? t('admin.audit.none') : null}
        nextHref={nextHref}
        fields={
          <>
            <div className="field">
              <label htmlFor="uid">{t('admin.audit.uid')}</label>
              <input type="text" id="uid" name="uid" defaultValue={filter.uid} autoComplete="off" spellCheck={false} />
            </div>
            <div className="field">
              <label htmlFor="kind">{t('admin.audit.kind')}</label>
              <select id="kind" name="kind" defaultValue={filter.kind}>
                <option value="">{t('admin.audit.all')}</option>
                {named.map(({ kind, words }) => (
                  <option key={kind} value={kind}>
                    {words}
                  </option>
                ))}
              </select>
            </div>
          </>
        }
      >
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
      </Found>
    </AdminLayout>
  )
}
