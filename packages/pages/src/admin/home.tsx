import type { ReactNode } from 'react'
import { Icon, type IconName } from '../parts/icon.tsx'
import { Day, Moment } from '../parts/moment.tsx'
import type { AdminHomeProps, AdminProposal } from '../types.ts'
import { useView } from '../view.ts'
import { AdminLayout } from './admin-page.tsx'
import { Chart } from './chart.tsx'
import { actionLabel, factLabel, partLabel, stateLabel, SubjectName } from './words.tsx'

const rooms = [
  { name: 'people', icon: 'person' },
  { name: 'services', icon: 'link' },
  { name: 'outbox', icon: 'mail' },
  { name: 'audit', icon: 'list' },
] as const satisfies readonly { name: string; icon: IconName }[]

/** How the provider is, at a glance, and what waits for a second administrator. */
export function AdminHomePage({
  administrators,
  backlog,
  charts,
  facts,
  keyMadeAt,
  notice,
  parts,
  proposals,
}: AdminHomeProps): ReactNode {
  const view = useView()
  const { addresses, t } = view
  return (
    <AdminLayout title={t('admin.title')} notice={notice} back={null}>
      {proposals.length > 0 && <Proposals proposals={proposals} />}
      <ul className="tiles">
        {rooms.map(({ icon, name }) => (
          <li key={name} className="tile">
            <Icon name={icon} />
            <h2 className="tile-title">
              <a href={addresses.admin(name)}>{t(`admin.${name}.title`)}</a>
            </h2>
            <p>{t(`admin.${name}.line`)}</p>
          </li>
        ))}
      </ul>
      <section className="group" aria-labelledby="health">
        <h2 id="health">{t('admin.health')}</h2>
        <dl className="sheet facts">
          {parts.map(({ name, state }) => (
            <div key={name}>
              <dt>{partLabel(view, name)}</dt>
              <dd className={state === 'ok' ? undefined : 'bad'}>{stateLabel(view, state)}</dd>
            </div>
          ))}
          {backlog.map(({ count, kind, oldestAt, state }) => (
            <div key={`${kind} ${state}`}>
              <dt>{t(`admin.backlog.${state}`, { kind: t(`admin.part.${kind}`) })}</dt>
              <dd>{t.parts('admin.backlog.count', { count, when: <Moment key="when" at={oldestAt} /> })}</dd>
            </div>
          ))}
          {facts.map(({ name, value }) => (
            <div key={name}>
              <dt>{factLabel(view, name)}</dt>
              <dd>{typeof value === 'number' ? t.format.number(value) : value}</dd>
            </div>
          ))}
          <div>
            <dt>{t('admin.key')}</dt>
            <dd>{keyMadeAt === null ? t('admin.key.none') : <Day at={keyMadeAt} />}</dd>
          </div>
          <div>
            <dt>{t('admin.administrators')}</dt>
            <dd>
              <ul className="plain">
                {administrators.map((subject) => (
                  <li key={subject.uid}>
                    <SubjectName subject={subject} />
                  </li>
                ))}
              </ul>
            </dd>
          </div>
        </dl>
      </section>
      {charts.map((chart) => (
        <Chart key={chart.name} chart={chart} />
      ))}
    </AdminLayout>
  )
}

function Proposals({ proposals }: { readonly proposals: readonly AdminProposal[] }): ReactNode {
  const view = useView()
  const { t } = view
  return (
    <section className="group" aria-labelledby="proposals">
      <h2 id="proposals">{t('admin.proposals')}</h2>
      <ul className="items">
        {proposals.map(({ action, expiresAt, href, proposer, subject }) => (
          <li key={href} className="sheet item">
            <div className="item-facts">
              <Icon name="wait" />
              <div>
                <h3>
                  <a href={href}>{actionLabel(view, action)}</a>
                </h3>
                {subject && (
                  <p>
                    <SubjectName subject={subject} />
                  </p>
                )}
                <p className="soft">
                  {t('admin.proposal.by', { name: proposer.name })}{' '}
                  {t.parts('admin.proposal.until', { when: <Moment key="when" at={expiresAt} /> })}
                </p>
              </div>
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}
