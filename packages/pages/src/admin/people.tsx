import type { ReactNode } from 'react'
import type { AdminPeopleProps } from '../types.ts'
import { useView } from '../view.ts'
import { AdminLayout } from './admin-page.tsx'
import { SubjectName } from './words.tsx'

/** Finds people, and lists them. */
export function AdminPeoplePage({ action, nextHref, notice, people, query }: AdminPeopleProps): ReactNode {
  const { t } = useView()
  return (
    <AdminLayout title={t('admin.people.title')} notice={notice}>
      <form method="get" action={action} className="sheet search" role="search">
        <div className="field">
          <label htmlFor="q">{t('admin.people.find')}</label>
          <p className="hint" id="q-hint">
            {t('admin.people.hint')}
          </p>
          <input type="search" id="q" name="q" defaultValue={query} aria-describedby="q-hint" autoComplete="off" />
        </div>
        <button type="submit" className="primary fit">
          {t('admin.people.go')}
        </button>
      </form>
      {people.length === 0 ? (
        <p className="sheet" role="status">
          {t('admin.people.none')}
        </p>
      ) : (
        <ul className="sheet log people">
          {people.map((subject) => (
            <li key={subject.uid}>
              <p className="log-what">
                <SubjectName subject={subject} />
              </p>
              <p className="soft">{subject.email}</p>
              <p className="log-when">
                {subject.administrator && <span className="tag">{t('admin.administrator')}</span>}{' '}
                {t(`admin.status.${subject.status}`)}
              </p>
            </li>
          ))}
        </ul>
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
