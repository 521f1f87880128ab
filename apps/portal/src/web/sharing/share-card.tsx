import { useId, useState } from 'react'
import { itemName } from '../../share-items.ts'
import { useWords } from '../language.tsx'
import { Question } from '../parts/dialog.tsx'
import { Icon } from '../parts/drawing.tsx'
import { MenuButton, type MenuItem } from '../parts/menu.tsx'
import { LinkTools } from './link-tools.tsx'
import { useThingName } from './share-name.ts'
import type { Shareable } from './shareable.ts'
import type { Share } from './shares.ts'
import { Days } from './who-saw.tsx'

/** What can be done with a link. */
export interface ShareActions {
  readonly change: (share: Share) => void
  readonly revoke: (share: Share) => void
  readonly remove: (share: Share) => void
}

/** Wrong tries from which on its owner should know: a receiver mistypes a few times. */
const suspicious = 10

/** A link of one's own: what it shows, how far it is, who looked, and what can be done with it. */
export function ShareCard({
  share,
  name,
  things,
  isPaused = false,
  actions,
}: {
  readonly share: Share
  /** What it is called among the others. */
  readonly name: string
  readonly things: readonly Shareable[]
  /** No link works while the profile is being deleted. */
  readonly isPaused?: boolean
  readonly actions: ShareActions
}) {
  const { t } = useWords()
  const id = useId()
  const [sending, setSending] = useState(false)
  const [revoking, setRevoking] = useState(false)
  const thingName = useThingName(things)
  const open = share.state === 'open' && !isPaused
  const gone = share.items.some((item) => !things.some((one) => itemName(one.item) === itemName(item)))
  const more: readonly MenuItem[] = [
    ...(share.state === 'revoked'
      ? []
      : [{ id: 'change', label: t('share.do.change'), onAct: () => actions.change(share) }]),
    ...(share.state === 'revoked'
      ? []
      : [{ id: 'revoke', label: t('share.do.revoke'), danger: true, onAct: () => setRevoking(true) }]),
    { id: 'remove', label: t('share.do.remove'), danger: true, onAct: () => actions.remove(share) },
  ]
  return (
    <li className="card share-card" data-state={share.state} aria-labelledby={id}>
      <div className="share-card-head">
        <h3 id={id}>{name}</h3>
        <MenuButton label={t('library.more', { name })} className="tool" items={more}>
          <Icon name="more" />
        </MenuButton>
      </div>
      <p className="share-state">
        <Icon name={open ? 'check' : 'close'} />
        <span>{isPaused && share.state === 'open' ? t('share.state.paused') : <State share={share} />}</span>
        {share.hasPassword && (
          <span className="tag">
            <Icon name="lock" />
            {t('share.page.locked')}
          </span>
        )}
      </p>
      {(share.title !== '' || share.items.length > 1 || gone) && (
        <ul className="share-shows">
          {share.items.map((item) => {
            const thing = things.find((one) => itemName(one.item) === itemName(item))
            return (
              <li key={itemName(item)} data-gone={!thing || undefined}>
                <Icon name="document" />
                <span>
                  {thingName(item)}
                  {!thing && <small>{t('share.page.itemGone')}</small>}
                </span>
              </li>
            )
          })}
        </ul>
      )}
      <Days share={share} />
      {share.wrongTries >= suspicious && (
        <p className="share-warning">
          <Icon name="warn" />
          {t('share.page.wrongTries', { count: share.wrongTries })}
        </p>
      )}
      {open && (
        <div className="actions">
          <button type="button" className="button" onClick={() => setSending(true)}>
            <Icon name="link" />
            {t('share.do.send')}
          </button>
          {share.link !== null && (
            <a className="button" href={new URL(share.link).pathname} target="_blank" rel="noreferrer">
              <Icon name="show" />
              {t('share.link.look')}
            </a>
          )}
        </div>
      )}
      <Question
        open={sending}
        onClose={() => setSending(false)}
        title={name}
        actions={
          <button type="button" className="button button-primary" onClick={() => setSending(false)}>
            {t('share.made.done')}
          </button>
        }
      >
        <LinkTools share={share} />
      </Question>
      <Question
        open={revoking}
        onClose={() => setRevoking(false)}
        title={t('share.revoke.title')}
        actions={
          <>
            <button
              type="button"
              className="button button-danger"
              onClick={() => {
                setRevoking(false)
                actions.revoke(share)
              }}
            >
              {t('share.do.revoke')}
            </button>
            <button type="button" className="button" onClick={() => setRevoking(false)}>
              {t('share.form.cancel')}
            </button>
          </>
        }
      >
        <p>{t('share.revoke.text')}</p>
      </Question>
    </li>
  )
}

function State({ share: { state, expiresAt, revokedAt } }: { readonly share: Share }) {
  const { t } = useWords()
  const said = (moment: number | null): string => (moment === null ? '' : t.format.moment(moment * 1000))
  if (state === 'revoked') return t('share.state.revoked', { when: said(revokedAt) })
  if (state === 'expired') return t('share.state.expired', { when: said(expiresAt) })
  return expiresAt === null ? t('share.state.open') : t('share.state.openUntil', { when: said(expiresAt) })
}
