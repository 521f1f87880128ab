import '../styles/library.css'
import '../styles/share.css'
import { useCallback, useEffect, useState } from 'react'
import { LeavingHere, useLeaving } from '../account/leaving-notice.tsx'
import { useWords } from '../language.tsx'
import { SignInFirst } from '../pages/sign-in-first.tsx'
import { Icon } from '../parts/drawing.tsx'
import { NotAnswered } from '../parts/not-answered.tsx'
import { Notice } from '../parts/notice.tsx'
import { Page } from '../parts/page.tsx'
import { Waiting } from '../parts/waiting.tsx'
import type { Loaded } from '../request.ts'
import { useSession } from '../session.tsx'
import { ShareCard } from './share-card.tsx'
import ShareDialog from './share-dialog.tsx'
import { useShareName } from './share-name.ts'
import { listShareable, type Shareable } from './shareable.ts'
import { listShares, removeShare, revokeShare, type Share } from './shares.ts'

/** A person's links: what each shows, how far it is, how often somebody looked. */
export default function SharePage() {
  const { t } = useWords()
  const { status, person } = useSession()
  if (status === 'unknown') return <Waiting />
  return person ? <MyLinks /> : <SignInFirst title={t('share.page.title')} />
}

function MyLinks() {
  const { t } = useWords()
  const { reached, refresh } = useSession()
  const leaving = useLeaving()
  const [shares, setShares] = useState<readonly Share[] | null>(null)
  const [things, setThings] = useState<readonly Shareable[]>([])
  const nameOf = useShareName(things, shares ?? [])
  const [trouble, setTrouble] = useState(false)
  const [editing, setEditing] = useState<Share | 'new' | null>(null)
  const [said, setSaid] = useState('')
  const load = useCallback(async () => {
    const [found, have] = await Promise.all([listShares(), listShareable()])
    if (!found.ok && found.reason === 'ended') return refresh()
    setTrouble(!found.ok || !have.ok)
    // Without what there is, everything would look deleted.
    if (!found.ok || !have.ok) return
    setThings(have.value.things)
    setShares(found.value)
  }, [refresh])
  // Again when the connection is back.
  useEffect(() => void load(), [load, reached])
  const act = async (what: Promise<Loaded<unknown>>, done: string): Promise<void> => {
    const answer = await what
    setSaid(answer.ok ? done : '')
    await load()
    if (!answer.ok) setTrouble(true)
  }
  const actions = {
    change: setEditing,
    revoke: (share: Share) => void act(revokeShare(share.id), t('share.said.revoked')),
    remove: (share: Share) => void act(removeShare(share.id), t('share.said.removed')),
  }
  const [open, over] = [
    shares?.filter(({ state }) => state === 'open'),
    shares?.filter(({ state }) => state !== 'open'),
  ]
  return (
    <Page title={t('share.page.title')} lead={t('share.page.lead')}>
      <LeavingHere leaving={leaving} />
      {trouble && shares !== null && <Notice kind="bad" title={t('share.trouble.failed')} live />}
      {trouble && shares === null && <NotAnswered again={load} />}
      <p className="share-new">
        <button type="button" className="button button-primary" onClick={() => setEditing('new')}>
          <Icon name="add" />
          {t('share.page.new')}
        </button>
        <span role="status" className="hint">
          {said}
        </span>
      </p>
      {shares?.length === 0 && <p className="empty">{t('share.page.none')}</p>}
      {open && open.length > 0 && (
        <Cards
          nameOf={nameOf}
          name={t(leaving.wish ? 'share.page.paused' : 'share.page.open')}
          isPaused={leaving.wish !== null}
          shares={open}
          things={things}
          actions={actions}
        />
      )}
      {over && over.length > 0 && (
        <Cards nameOf={nameOf} name={t('share.page.over')} shares={over} things={things} actions={actions} />
      )}
      {editing && (
        <ShareDialog
          wishes={[]}
          share={editing === 'new' ? null : editing}
          onClose={() => setEditing(null)}
          onDone={() => void load()}
        />
      )}
    </Page>
  )
}

function Cards({
  name,
  nameOf,
  shares,
  ...rest
}: {
  readonly name: string
  readonly nameOf: (share: Share) => string
  readonly shares: readonly Share[]
  readonly things: readonly Shareable[]
  readonly isPaused?: boolean
  readonly actions: Parameters<typeof ShareCard>[0]['actions']
}) {
  return (
    <section className="stack">
      <h2>{name}</h2>
      <ul className="share-cards">
        {shares.map((share) => (
          <ShareCard key={share.id} share={share} name={nameOf(share)} {...rest} />
        ))}
      </ul>
    </section>
  )
}
