import '../styles/share.css'
import { useCallback, useEffect, useState } from 'react'
import { LeavingHere, useLeaving } from '../account/leaving-notice.tsx'
import { useWords } from '../language.tsx'
import { Question } from '../parts/dialog.tsx'
import { NotAnswered } from '../parts/not-answered.tsx'
import { Notice } from '../parts/notice.tsx'
import { isReplaced } from '../request.ts'
import { loginAddress } from '../session.tsx'
import { LinkTools } from './link-tools.tsx'
import { ShareForm } from './share-form.tsx'
import { listShareable, type ShareableThings, type ShareWish, wished } from './shareable.ts'
import { changeShare, createShare, type Share, type ShareWords } from './shares.ts'

type Trouble = 'full' | 'ended' | 'failed'

/** Makes a link, or says something else of one; a link that was made is given to its owner to send. */
export default function ShareDialog({
  wishes,
  share,
  onClose,
  onDone,
}: {
  /** What a new link shows at first. */
  readonly wishes: readonly ShareWish[]
  /** The link that is changed; null: a new one. */
  readonly share: Share | null
  readonly onClose: () => void
  readonly onDone: (share: Share) => void
}) {
  const { t } = useWords()
  const leaving = useLeaving()
  const [have, setHave] = useState<ShareableThings | null>(null)
  const [made, setMade] = useState<Share | null>(null)
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const [sending, setSending] = useState(false)
  // The same name for each try: a link whose answer was lost is made once.
  const [id] = useState(() => share?.id ?? crypto.randomUUID())
  const load = useCallback(async () => {
    const found = await listShareable()
    if (found.ok) setHave(found.value)
    setTrouble(found.ok ? null : found.reason === 'ended' ? 'ended' : 'failed')
  }, [])
  useEffect(() => void load(), [load])
  const send = async (words: ShareWords): Promise<void> => {
    setSending(true)
    setTrouble(null)
    const answer = await (share ? changeShare(id, words) : createShare(id, words))
    setSending(false)
    if (!answer.ok) return setTrouble(answer.reason === 'full' || answer.reason === 'ended' ? answer.reason : 'failed')
    onDone(answer.value)
    if (share) onClose()
    else setMade(answer.value)
  }
  const formId = `share-${id}`
  return (
    <Question
      open
      onClose={onClose}
      title={t(made ? 'share.made.title' : share ? 'share.form.changeTitle' : 'share.form.title')}
      actions={
        made ? (
          <button type="button" className="button button-primary" onClick={onClose}>
            {t('share.made.done')}
          </button>
        ) : (
          <>
            <button
              type="submit"
              form={formId}
              className="button button-primary"
              aria-disabled={sending || have === null || undefined}
            >
              {t(share ? 'share.form.save' : 'share.form.make')}
            </button>
            <button type="button" className="button" onClick={onClose}>
              {t('share.form.cancel')}
            </button>
          </>
        )
      }
    >
      <LeavingHere leaving={leaving} />
      {made ? (
        <LinkTools share={made} />
      ) : have ? (
        <ShareForm
          id={formId}
          have={have}
          share={share}
          chosen={share?.items ?? wished(have.things, wishes)}
          onSend={(words) => !sending && void send(words)}
        />
      ) : (
        !trouble && <p role="status">{t('frame.loading')}</p>
      )}
      {trouble && (
        // Beneath a long form, beside the button that was pressed.
        <div ref={intoView}>
          {trouble === 'ended' ? (
            <LoginAgain chosen={have !== null} />
          ) : trouble === 'failed' && have === null ? (
            <NotAnswered again={load} />
          ) : (
            <Notice kind="bad" title={t(`share.trouble.${trouble}`)} live />
          )}
        </div>
      )}
    </Question>
  )
}

/** The way back in: beside what was chosen and isn't kept anywhere, in a tab of its own. */
function LoginAgain({ chosen }: { readonly chosen: boolean }) {
  const { t, language } = useWords()
  const again = isReplaced()
  const href = loginAddress({ returnTo: window.location.pathname, language, again })
  return (
    <Notice
      kind="bad"
      title={t(chosen && !again ? 'share.trouble.ended' : again ? 'save.replacedTitle' : 'save.endedTitle')}
      live
      action={
        <a className="button" href={href} {...(chosen && !again && { target: '_blank' })}>
          {t('save.loginAgain')}
        </a>
      }
    />
  )
}

const intoView = (node: HTMLElement | null): void => node?.scrollIntoView({ block: 'nearest' })
