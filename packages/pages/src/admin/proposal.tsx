import type { ReactNode } from 'react'
import { Form } from '../parts/form.tsx'
import { Moment } from '../parts/moment.tsx'
import type { AdminProposalProps } from '../types.ts'
import { useView } from '../view.ts'
import { AdminLayout } from './admin-page.tsx'
import { actionLabel, actionText, fieldLabel, SubjectName } from './words.tsx'

/** A proposal: what, to whom, why; confirmed or refused by another, taken back by whoever made it. */
export function AdminProposalPage({ aboutOneself, action, issues = [], own, proposal }: AdminProposalProps): ReactNode {
  const view = useView()
  const { t } = view
  const { action: doing, expiresAt, params, proposedAt, proposer, reason, subject } = proposal
  const explained = actionText(view, doing, params)
  return (
    <AdminLayout title={actionLabel(view, doing)} issues={issues}>
      {explained !== null && <p>{explained}</p>}
      <dl className="sheet facts">
        {subject && (
          <div>
            <dt>{t('admin.proposal.subject')}</dt>
            <dd>
              <SubjectName subject={subject} /> {subject.email}
            </dd>
          </div>
        )}
        {Object.entries(params)
          .filter(([, value]) => value !== '')
          .map(([name, value]) => (
            <div key={name}>
              <dt>{fieldLabel(view, name)}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        <div>
          <dt>{t('admin.reason')}</dt>
          <dd>{reason}</dd>
        </div>
        <div>
          <dt>{t('admin.proposal.proposer')}</dt>
          <dd>
            <p>
              <SubjectName subject={proposer} />
            </p>
            <p>
              <Moment at={proposedAt} />
            </p>
          </dd>
        </div>
        <div>
          <dt>{t('admin.proposal.expires')}</dt>
          <dd>
            <Moment at={expiresAt} />
          </dd>
        </div>
      </dl>
      {aboutOneself ? (
        <p className="notice notice-warn">{t('admin.proposal.about-you')}</p>
      ) : own ? (
        <>
          <p>{t('admin.proposal.own')}</p>
          <Form action={action} hidden={{ decision: 'withdrawn' }}>
            <button type="submit" className="primary fit">
              {t('admin.proposal.withdraw')}
            </button>
          </Form>
        </>
      ) : (
        <div className="item-actions decide">
          <Form action={action} hidden={{ decision: 'confirmed' }}>
            <button type="submit" className="primary fit">
              {t('admin.proposal.confirm')}
            </button>
          </Form>
          <Form action={action} hidden={{ decision: 'refused' }}>
            <button type="submit" className="quiet danger">
              {t('admin.proposal.refuse')}
            </button>
          </Form>
        </div>
      )}
    </AdminLayout>
  )
}
