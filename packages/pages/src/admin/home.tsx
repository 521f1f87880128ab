import type { ReactNode } from 'react'
import type { AdminHomeProps } from '../types.ts'
import { useView } from '../view.ts'
import { AdminLayout } from './admin-page.tsx'

/** How the provider is, at a glance. */
export function AdminHomePage({ parts }: AdminHomeProps): ReactNode {
  const { t } = useView()
  return (
    <AdminLayout title={t('admin.title')} back={false}>
      <section className="group" aria-labelledby="health">
        <h2 id="health">{t('admin.health')}</h2>
        <dl className="sheet facts">
          {parts.map(({ name, state }) => (
            <div key={name}>
              <dt>{t(`admin.part.${name}`)}</dt>
              <dd>{t(`admin.state.${state}`)}</dd>
            </div>
          ))}
        </dl>
      </section>
    </AdminLayout>
  )
}
