import type { ReactNode } from 'react'
import type { AdminPeopleProps } from '../types.ts'
import { useView } from '../view.ts'
import { AdminLayout } from './admin-page.tsx'
import { Found } from './found.tsx'
import { StatusTag, SubjectName } from './words.tsx'

/** Finds people, and lists them. */
export function AdminPeoplePage({ action, nextHref, notice, people, query }: AdminPeopleProps): ReactNode {
  const { t } = useView()
  return (
    <AdminLayout title={t('admin.people.title')} notice={notice}>
      <Found
        action={action}
        go={t('admin.people.go')}
        empty={people.length === 0 ? t('admin.people.none') : null}
        nextHref={nextHref}
        fields={
          <div className="field">
            <label htmlFor="q">{t('admin.people.find')}</label>
            <p className="hint" id="q-hint">
              {t('admin.people.hint')}
            </p>
            <input type="search" id="q" name="q" defaultValue={query} aria-describedby="q-hint" autoComplete="off" />
          </div>
        }
      >
        <ul className="sheet log people">
          {people.map((subject) => (
            <li key={subject.uid}>
              <p className="log-what">
                <SubjectName subject={subject} />
              </p>
              <p className="soft">{subject.email}</p>
              <p className="log-when">
                {subject.administrator && <span className="tag">{t('admin.administrator')}</span>}{' '}
                <StatusTag status={subject.status} />
              </p>
            </li>
          ))}
        </ul>
      </Found>
    </AdminLayout>
  )
}
