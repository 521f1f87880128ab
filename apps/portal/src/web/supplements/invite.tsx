import '../styles/share.css'
import type { SupplementFields } from '@laissez-passer/europass/supplements'
import { useCallback, useEffect, useState } from 'react'
import { useWords } from '../language.tsx'
import { Question } from '../parts/dialog.tsx'
import { Failed } from '../parts/failed.tsx'
import { LinkTools } from '../sharing/link-tools.tsx'
import { createShare, listShares, revokeShare, type Share } from '../sharing/shares.ts'
import type { Editor } from './editor-of.ts'

/** Days for which a link to complete a document opens it. */
const days = 30

/**
 * Makes a link by which the other side completes the document. It stays here to be copied again, until it
 * ends or another takes its place.
 */
export function Invite<T extends SupplementFields>({ editor: { kind, value } }: { readonly editor: Editor<T> }) {
  const { t } = useWords()
  const { name } = kind
  const { id } = value
  /** Undefined until the server has said. */
  const [links, setLinks] = useState<readonly Share[] | undefined>()
  const [asking, setAsking] = useState<'replace' | 'end' | null>(null)
  const [failed, setFailed] = useState(false)
  const read = useCallback(async (): Promise<void> => {
    const listed = await listShares()
    if (listed.ok) setLinks(listed.value.filter((one) => completes(one, { name, id })))
    setFailed(!listed.ok)
  }, [name, id])
  useEffect(() => void read(), [read])
  const make = async (): Promise<boolean> => {
    const made = await createShare(crypto.randomUUID(), {
      title: '',
      message: '',
      items: [{ kind: name, id }],
      may: 'complete',
      expiresAt: Math.floor(Date.now() / 1000) + days * 86_400,
    })
    if (made.ok) setLinks((before = []) => [made.value, ...before])
    setFailed(!made.ok)
    return made.ok
  }
  const end = async (replace: boolean): Promise<void> => {
    setAsking(null)
    const before = links ?? []
    // The new one first: where it can't be made, the old one still opens.
    if (replace && !(await make())) return
    const ended = await Promise.all(before.map((one) => revokeShare(one.id)))
    const gone = new Set(before.filter((_, at) => ended[at]?.ok).map((one) => one.id))
    setLinks((now = []) => now.filter((one) => !gone.has(one.id)))
    setFailed(gone.size < before.length)
  }
  const [latest] = links ?? []
  const close = useCallback(() => setAsking(null), [])
  return (
    <div className="stack">
      <p>{t(value.keeper === 'institution' ? 'supplement.inviteHolder' : 'supplement.inviteInstitution', { days })}</p>
      {failed && <Failed says="supplement.failed" />}
      {latest ? (
        <>
          <LinkTools
            key={latest.id}
            share={{ ...latest, link: latest.link && `${latest.link}/${name}/${id}` }}
            label={t('supplement.inviteLink')}
          />
          <p className="hint">{t('supplement.inviteStays')}</p>
          <div className="actions">
            <button type="button" className="button" onClick={() => setAsking('replace')}>
              {t('supplement.inviteReplace')}
            </button>
            <button type="button" className="button" onClick={() => setAsking('end')}>
              {t('share.do.revoke')}
            </button>
          </div>
        </>
      ) : (
        <p>
          <button
            type="button"
            className="button"
            aria-disabled={links === undefined || undefined}
            onClick={() => links && void make()}
          >
            {t('supplement.invite')}
          </button>
        </p>
      )}
      <Question
        open={asking !== null}
        onClose={close}
        title={t(asking === 'replace' ? 'supplement.inviteReplaceTitle' : 'share.revoke.title')}
        actions={
          <>
            <button type="button" className="button button-danger" onClick={() => void end(asking === 'replace')}>
              {t(asking === 'replace' ? 'supplement.inviteReplace' : 'share.do.revoke')}
            </button>
            <button type="button" className="button" onClick={close}>
              {t('share.form.cancel')}
            </button>
          </>
        }
      >
        <p>{t('supplement.inviteEnds')}</p>
      </Question>
    </div>
  )
}

/** Whether a link is open, and lets its receiver complete a document. */
const completes = (
  { may, state, items }: Share,
  { name, id }: { readonly name: string; readonly id: string },
): boolean =>
  may === 'complete' && state === 'open' && items.some((item) => item.kind === name && 'id' in item && item.id === id)
