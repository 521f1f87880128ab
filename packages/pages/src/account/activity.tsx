import type { ReactNode } from 'react'
import { AccountLayout } from '../layout/account-page.tsx'
import type { ActivityProps } from '../types.ts'
import { useView } from '../view.ts'
import { ActivityEntry, entryWords } from './activity-entry.tsx'

const groups = ['sign-ins', 'changes', 'services', 'refusals'] as const
const periods = ['week', 'month', 'quarter'] as const

/** What happened to the account, newest first, with what to do about what one doesn't recognise. */
export function ActivityPage(props: ActivityProps): ReactNode {
  const { entries, files, newestHref, notice, olderHref } = props
  const view = useView()
  const { addresses, t } = view
  return (
    <AccountLayout title={t('activity.title')} notice={notice}>
      <p className="soft">
        {t.parts<ReactNode>('activity.text', {
          password: (words) => (
            <a key="password" href={addresses.account('password')}>
              {words}
            </a>
          ),
        })}
      </p>
      <Filter {...props} />
      {entries.length === 0 ? (
        <p className="sheet">{t(isNarrow(props) ? 'log.none' : 'activity.none')}</p>
      ) : (
        <ol className="sheet log">
          {entries.map((entry) => (
            <li key={entry.id}>
              <ActivityEntry entry={entry} />
              {entry.notMeHref != null && (
                <p className="log-report">
                  <a href={entry.notMeHref}>
                    {t.parts<ReactNode>('log.not-me', {
                      what: entryWords(view, entry.kind),
                      when: t.format.moment(entry.at * 1000),
                      hidden: (words) => (
                        <span key="hidden" className="lp-visually-hidden">
                          {words}
                        </span>
                      ),
                    })}
                  </a>
                </p>
              )}
            </li>
          ))}
        </ol>
      )}
      {(newestHref !== null || olderHref !== null) && (
        <nav className="pager" aria-label={t('log.pages')}>
          {newestHref !== null && (
            <a className="quiet fit" href={newestHref}>
              {t('log.newest')}
            </a>
          )}
          {olderHref !== null && (
            <a className="quiet fit" href={olderHref}>
              {t('log.older')}
            </a>
          )}
        </nav>
      )}
      <p className="soft files">
        {t('log.files')}{' '}
        {files.map(({ format, href }) => (
          <a key={format} href={href} download>
            {format}
          </a>
        ))}
      </p>
    </AccountLayout>
  )
}

/** Which kind of line, and of when. */
function Filter({ action, chosen }: ActivityProps): ReactNode {
  const { t } = useView()
  return (
    <form method="get" action={action} className="sheet filter">
      <div className="field">
        <label htmlFor="what">{t('log.what')}</label>
        <select id="what" name="what" defaultValue={chosen.what ?? ''}>
          <option value="">{t('log.what.all')}</option>
          {groups.map((group) => (
            <option key={group} value={group}>
              {t(`log.what.${group}`)}
            </option>
          ))}
        </select>
      </div>
      <div className="field">
        <label htmlFor="period">{t('log.period')}</label>
        <select id="period" name="period" defaultValue={chosen.period ?? ''}>
          <option value="">{t('log.period.all')}</option>
          {periods.map((period) => (
            <option key={period} value={period}>
              {t(`log.period.${period}`)}
            </option>
          ))}
        </select>
      </div>
      <button type="submit" className="quiet fit">
        {t('log.show')}
      </button>
    </form>
  )
}

function isNarrow({ chosen, newestHref }: ActivityProps): boolean {
  return chosen.what !== null || chosen.period !== null || newestHref !== null
}
