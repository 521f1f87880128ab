import type { SupplementFields } from '@laissez-passer/europass/supplements'
import { useId, useState } from 'react'
import { useWords } from '../language.tsx'
import { Notice } from '../parts/notice.tsx'
import { request } from '../request.ts'
import type { Editor } from './editor-of.ts'

/** Days for which a link to complete a document opens it. */
const days = 30

/** Makes a link by which the other side completes the document. */
export function Invite<T extends SupplementFields>({ editor: { kind, value } }: { readonly editor: Editor<T> }) {
  const { t } = useWords()
  const id = useId()
  const [link, setLink] = useState<string | null>(null)
  const [failed, setFailed] = useState(false)
  const make = async (): Promise<void> => {
    const response = await request(`/api/shares/${crypto.randomUUID()}`, {
      method: 'PUT',
      body: {
        title: '',
        message: '',
        items: [{ kind: kind.name, id: value.id }],
        may: 'complete',
        expiresAt: Math.floor(Date.now() / 1000) + days * 86_400,
      },
    })
    const body: { link?: string } = response?.ok ? await response.json() : {}
    setFailed(body.link === undefined)
    if (body.link) setLink(`${body.link}/${kind.name}/${value.id}`)
  }
  return (
    <div className="stack">
      <p>{t(value.keeper === 'institution' ? 'supplement.inviteHolder' : 'supplement.inviteInstitution', { days })}</p>
      {link === null ? (
        <p>
          <button type="button" className="button" onClick={() => void make()}>
            {t('supplement.invite')}
          </button>
        </p>
      ) : (
        <div className="field">
          <label htmlFor={id}>{t('supplement.inviteLink')}</label>
          <input id={id} readOnly value={link} onFocus={(event) => event.target.select()} />
        </div>
      )}
      {failed && <Notice kind="bad" title={t('supplement.failed')} live />}
    </div>
  )
}
