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

/** Whether a profile is to be deleted, and what keeps it. */
export interface Leaving {
  readonly wish: LeavingWish | null
  readonly outcome: 'kept' | 'failed' | null
  readonly stay: () => Promise<void>
}

/** Asks whether the person’s profile is to be deleted. */
export function useLeaving(): Leaving {
  const { reached } = useSession()
  const [wish, setWish] = useState<LeavingWish | null>(null)
  const [outcome, setOutcome] = useState<Leaving['outcome']>(null)
  useEffect(() => void findLeaving().then((found) => found.ok && setWish(found.value)), [reached])
  const stay = async (): Promise<void> => {
    const done = await cancelLeaving()
    setOutcome(done.ok ? 'kept' : 'failed')
    if (done.ok) setWish(null)
  }
  return { wish, outcome, stay }
}

/** The same where somebody’s things lie and links are made: those that stopped have their reason there. */
export function LeavingHere({ leaving: { wish, outcome, stay } }: { readonly leaving: Leaving }) {
  const { t } = useWords()
  return (
    <>
      {outcome === 'failed' && <Failed />}
      {outcome === 'kept' && <Notice kind="ok" title={t('rights.kept')} live />}
      {wish && <LeavingNotice wish={wish} stay={() => void stay()} />}
    </>
  )
}
