import { useEffect, useState } from 'react'
import { useWords } from '../language.tsx'
import { Failed } from '../parts/failed.tsx'
import { Notice } from '../parts/notice.tsx'
import { useSession } from '../session.tsx'
import { cancelLeaving, findLeaving, type LeavingWish } from './leaving.ts'

/** Until when a profile that is to be deleted can be kept, and the button that keeps it. */
export function LeavingNotice({ wish, stay }: { readonly wish: LeavingWish; readonly stay: () => void }) {
  const { t } = useWords()
  const date = t.format.date(wish.dueAt * 1000, { dateStyle: 'long' })
  return (
    <Notice
      kind="warn"
      title={t('rights.leaving', { date })}
      live
      action={
        <button type="button" className="button button-primary" onClick={stay}>
          {t('rights.stay')}
        </button>
      }
    >
      <p>{t('rights.leavingText')}</p>
    </Notice>
  )
}

/** The same where somebody’s things lie: links that stopped have their reason there. */
export function LeavingHere() {
  const { t } = useWords()
  const { reached } = useSession()
  const [wish, setWish] = useState<LeavingWish | null>(null)
  const [outcome, setOutcome] = useState<'kept' | 'failed' | null>(null)
  useEffect(() => void findLeaving().then((found) => found.ok && setWish(found.value)), [reached])
  const stay = async (): Promise<void> => {
    const done = await cancelLeaving()
    setOutcome(done.ok ? 'kept' : 'failed')
    if (done.ok) setWish(null)
  }
  return (
    <>
      {outcome === 'failed' && <Failed />}
      {outcome === 'kept' && <Notice kind="ok" title={t('rights.kept')} live />}
      {wish && <LeavingNotice wish={wish} stay={() => void stay()} />}
    </>
  )
}
