import type { ReactNode } from 'react'
import { Field } from '../parts/field.tsx'
import { Form } from '../parts/form.tsx'
import type { AdminServiceAddProps } from '../types.ts'
import { useView } from '../view.ts'
import { AdminLayout } from './admin-page.tsx'
import { ReasonField } from './reason-field.tsx'
import { ownWord } from '../parts/own-word.ts'

const levels = ['BASIC', 'MEDIUM', 'HIGH'] as const

/** Adds a service of OpenID Connect; once it is there, what it was given. */
export function AdminServiceAddPage({
  action,
  added,
  issues = [],
  longestReason,
  values,
}: AdminServiceAddProps): ReactNode {
  const { addresses, t } = useView()
  return (
    <AdminLayout
      title={t('admin.services.add')}
      issues={issues}
      back={{ href: addresses.admin('services'), label: t('admin.services.title') }}
    >
      {added ? (
        <>
          <p className="notice notice-ok" role="status">
            {t('admin.services.added')}
          </p>
          <dl className="sheet facts">
            <div>
              <dt>client_id</dt>
              <dd>
                <code>{added.clientId}</code>
              </dd>
            </div>
            {added.clientSecret !== null && (
              <div>
                <dt>client_secret</dt>
                <dd>
                  <code>{added.clientSecret}</code>
                </dd>
              </div>
            )}
          </dl>
        </>
      ) : (
        <div className="sheet narrow">
          <p>{t('admin.services.add-text')}</p>
          <Form action={action}>
            <Field
              name="name"
              label={t('admin.services.name')}
              first
              issues={issues}
              input={{ ...ownWord, defaultValue: values.name }}
            />
            <Field
              name="redirectUri"
              label={t('admin.services.redirect')}
              issues={issues}
              input={{ ...ownWord, type: 'url', defaultValue: values.redirectUri }}
            />
            <div className="field">
              <label htmlFor="level">{t('admin.services.level')}</label>
              <select id="level" name="level" defaultValue={values.level}>
                {levels.map((level) => (
                  <option key={level} value={level}>
                    {level}
                  </option>
                ))}
              </select>
            </div>
            <div className="check">
              <input
                type="checkbox"
                id="confidential"
                name="confidential"
                value="1"
                defaultChecked={values.confidential}
              />
              <label htmlFor="confidential">{t('admin.services.confidential')}</label>
            </div>
            <ReasonField reason={values.reason} longestReason={longestReason} issues={issues} />
            <button type="submit" className="primary">
              {t('admin.services.add')}
            </button>
          </Form>
        </div>
      )}
    </AdminLayout>
  )
}
