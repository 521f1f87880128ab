import { isLanguage, nameOf } from '@laissez-passer/i18n/languages'
import type { ReactNode } from 'react'
import { entryFacts, entryWords } from '../account/activity-entry.tsx'
import { dotted } from '../parts/dotted.ts'
import { Icon } from '../parts/icon.tsx'
import { Ago, Day, Moment } from '../parts/moment.tsx'
import { Named } from '../parts/named.tsx'
import type { AdminPersonProps } from '../types.ts'
import { useView } from '../view.ts'
import { AdminLayout } from './admin-page.tsx'
import { actionLabel, StatusTag } from './words.tsx'

/** Somebody's account, as an administrator sees it, and what can be done. */
export function AdminPersonPage(props: AdminPersonProps): ReactNode {
  const view = useView()
  const { addresses, t } = view
  const { actions, notice, subject, untouchable, waits } = props
  return (
    <AdminLayout
      title={subject.name === '' ? subject.email : subject.name}
      notice={notice}
      back={{ href: addresses.admin('people'), label: t('admin.people.title') }}
    >
      <p className="who">
        <span className="zone">{subject.uid}</span> {subject.email}
        {subject.administrator && <span className="tag">{t('admin.administrator')}</span>}
      </p>
      {untouchable !== null && <p className="notice notice-warn">{t(`admin.untouchable.${untouchable}`)}</p>}
      {waits.emailChange && (
        <p className="notice notice-warn">
          <span>
            {t.parts('admin.waits.email', {
              email: <b key="email">{waits.emailChange.newEmail}</b>,
              when: <Moment key="when" at={waits.emailChange.askedAt} />,
            })}
          </span>
        </p>
      )}
      {waits.factorRemoval && (
        <p className="notice notice-warn">
          <span>
            {t.parts('admin.waits.factor', {
              factor: <b key="factor">{waits.factorRemoval.factorName}</b>,
              when: <Moment key="when" at={waits.factorRemoval.dueAt} />,
            })}
          </span>
        </p>
      )}
      {waits.deletion && (
        <p className="notice notice-warn">
          <span>
            {t.parts(`admin.waits.deletion.${waits.deletion.askedBy}`, {
              when: <Moment key="when" at={waits.deletion.dueAt} />,
            })}
          </span>
        </p>
      )}
      <Facts {...props} />
      {actions.length > 0 && (
        <section className="group" aria-labelledby="actions">
          <h2 id="actions">{t('admin.actions')}</h2>
          <ul className="sheet deeds">
            {actions.map(({ action, href }) => (
              <li key={action}>
                <a href={href}>{actionLabel(view, action)}</a>
              </li>
            ))}
          </ul>
        </section>
      )}
      <Methods {...props} />
      <Sessions {...props} />
      <Activity {...props} />
    </AdminLayout>
  )
}

function Facts({ password, subject }: Pick<AdminPersonProps, 'password' | 'subject'>): ReactNode {
  const { t } = useView()
  const rows: readonly (readonly [label: string, value: ReactNode])[] = [
    [t('admin.fact.status'), <StatusTag key="status" status={subject.status} />],
    [t('admin.fact.language'), isLanguage(subject.language) ? nameOf(subject.language) : subject.language],
    [t('admin.fact.created'), <Day key="created" at={subject.createdAt} />],
    [t('admin.fact.assurance'), subject.assurance ?? t('admin.fact.assurance.domain')],
    [t('admin.fact.groups'), subject.groups.length === 0 ? t('admin.fact.groups.none') : t.format.list(subject.groups)],
  ]
  return (
    <dl className="sheet facts">
      {rows.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
      <div>
        <dt>{t('admin.fact.password')}</dt>
        <dd>
          {password.kept === null || password.changedAt === null ? (
            t('admin.fact.password.none')
          ) : (
            <>
              <p>{t.parts('admin.fact.password.since', { when: <Day key="when" at={password.changedAt} /> })}</p>
              {password.wrong > 0 && <p>{t('admin.fact.password.wrong', { count: password.wrong })}</p>}
              {password.closedUntil !== null && <p>{t('admin.fact.password.closed')}</p>}
            </>
          )}
        </dd>
      </div>
    </dl>
  )
}

function Methods({ factors }: Pick<AdminPersonProps, 'factors'>): ReactNode {
  const { t } = useView()
  return (
    <section className="group" aria-labelledby="methods">
      <h2 id="methods">{t('admin.methods')}</h2>
      {factors.length === 0 ? (
        <p className="sheet">{t('admin.methods.none')}</p>
      ) : (
        <ul className="sheet log">
          {factors.map(({ addedAt, id, kind, lastUsedAt, locked, model, name, recoverHref, removeHref }) => (
            <li key={`${kind} ${id}`}>
              <p className="log-what">
                {kindLabel(t, kind)} {locked && <span className="tag tag-bad">{t('admin.factor.locked')}</span>}
              </p>
              <p className="soft">
                {dotted(
                  t,
                  [name, model ?? ''].filter((part) => part !== ''),
                )}
              </p>
              <p className="log-when">
                {t.parts('admin.factor.added', { when: <Day key="when" at={addedAt} /> })}
                {lastUsedAt !== null && (
                  <> · {t.parts('admin.factor.used', { ago: <Ago key="ago" at={lastUsedAt} /> })}</>
                )}
              </p>
              {(removeHref ?? recoverHref) !== null && (
                <p className="log-deeds">
                  {removeHref !== null && (
                    <a href={removeHref}>
                      <Named label="admin.factor.remove" name={name} />
                    </a>
                  )}
                  {recoverHref !== null && (
                    <a href={recoverHref}>
                      <Named label="admin.factor.recover" name={name} />
                    </a>
                  )}
                </p>
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function kindLabel(t: ReturnType<typeof useView>['t'], kind: string): string {
  const key = `admin.factor.${kind}`
  return t.has(key) ? t(key) : kind
}

function Sessions({ sessions }: Pick<AdminPersonProps, 'sessions'>): ReactNode {
  const { t } = useView()
  return (
    <section className="group" aria-labelledby="sessions">
      <h2 id="sessions">{t('admin.sessions')}</h2>
      {sessions.length === 0 ? (
        <p className="sheet">{t('admin.sessions.none')}</p>
      ) : (
        <ul className="items">
          {sessions.map(({ browserName, createdAt, endHref, id, lastSeenAt, level, services }) => (
            <li key={id} className="sheet item">
              <div className="item-facts">
                <Icon name="window" />
                <div>
                  <h3>{browserName}</h3>
                  <p>{t(`level.${level}`)}</p>
                  <p className="soft">
                    {t.parts('sessions.used', {
                      ago: <Ago key="ago" at={lastSeenAt} />,
                      when: <Moment key="when" at={createdAt} />,
                    })}
                  </p>
                  {services.length > 0 && (
                    <p className="soft">{t('sessions.services', { services: t.format.list(services) })}</p>
                  )}
                </div>
              </div>
              {endHref !== null && (
                <p className="item-actions">
                  <a href={endHref}>
                    <Named label="sessions.end" name={browserName} />
                  </a>
                </p>
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function Activity({ activity }: Pick<AdminPersonProps, 'activity'>): ReactNode {
  const view = useView()
  const { t } = view
  return (
    <section className="group" aria-labelledby="activity">
      <h2 id="activity">{t('admin.activity')}</h2>
      {activity.length === 0 ? (
        <p className="sheet">{t('activity.none')}</p>
      ) : (
        <ol className="sheet log">
          {activity.map((entry) => (
            <li key={entry.id}>
              <p className="log-what">{entryWords(view, entry.kind)}</p>
              <p className="soft">
                {dotted(t, [
                  ...entryFacts(view, entry.details),
                  ...(entry.by === null ? [] : [t('admin.activity.by', { name: entry.by.name })]),
                ])}
              </p>
              <p className="log-when">
                <Moment at={entry.at} />
              </p>
            </li>
          ))}
        </ol>
      )}
    </section>
  )
}
