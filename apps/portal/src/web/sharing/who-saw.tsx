import '../styles/share.css'
import { useCallback, useEffect, useState } from 'react'
import { Link } from 'react-router'
import { useWords } from '../language.tsx'
import { NotAnswered } from '../parts/not-answered.tsx'
import { useShareName } from './share-name.ts'
import { listShareable, type Shareable } from './shareable.ts'
import { listShares, type Share } from './shares.ts'

/** A day of the counts, as the server names it: it is the same day everywhere. */
const momentOf = (day: string): Date => new Date(`${day}T00:00:00Z`)

/** How often a link was looked at, in all and day by day. Who looked is kept nowhere. */
export function Days({ share: { views, days } }: { readonly share: Pick<Share, 'views' | 'days'> }) {
  const { t } = useWords()
  if (views === 0) return <p className="hint">{t('share.views.none')}</p>
  const most = Math.max(...days.map((one) => one.views))
  return (
    <details className="share-days">
      <summary>{t('share.views.count', { count: views })}</summary>
      <table>
        <thead className="lp-visually-hidden">
          <tr>
            <th scope="col">{t('share.views.day')}</th>
            <th scope="col">{t('share.views.looks')}</th>
          </tr>
        </thead>
        <tbody>
          {days.map((one) => (
            <tr key={one.day}>
              <th scope="row">{t.format.date(momentOf(one.day), { dateStyle: 'medium', timeZone: 'UTC' })}</th>
              <td>
                <meter value={one.views} max={most} aria-hidden="true" />
                {t.format.number(one.views)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="hint">{t('share.views.text')}</p>
    </details>
  )
}

/** For the page of a person's rights: what was shared, and how often somebody looked. */
export function WhoSaw() {
  const { t } = useWords()
  const [shares, setShares] = useState<readonly Share[] | null>(null)
  const [things, setThings] = useState<readonly Shareable[]>([])
  const nameOf = useShareName(things, shares ?? [])
  const [away, setAway] = useState(false)
  const load = useCallback(async () => {
    const [found, have] = await Promise.all([listShares(), listShareable()])
    setAway(!found.ok && found.reason === 'offline')
    if (!found.ok) return
    setThings(have.ok ? have.value.things : [])
    setShares(found.value)
  }, [])
  useEffect(() => void load(), [load])
  return (
    <section className="stack" aria-labelledby="who-saw">
      <h2 id="who-saw">{t('share.views.title')}</h2>
      <p>{t('share.views.text')}</p>
      {away && <NotAnswered kind="warn" again={load} />}
      {shares?.length === 0 && <p className="empty">{t('share.page.none')}</p>}
      {shares && shares.length > 0 && (
        <ul className="share-saw">
          {shares.map((share) => (
            <li key={share.id}>
              <strong>{nameOf(share)}</strong>
              <Days share={share} />
            </li>
          ))}
        </ul>
      )}
      <p>
        <Link className="link" to="/share">
          {t('share.received.toLinks')}
        </Link>
      </p>
    </section>
  )
}
