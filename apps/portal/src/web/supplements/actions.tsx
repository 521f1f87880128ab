import type { SupplementFields } from '@laissez-passer/europass/supplements'
import { useState } from 'react'
import { Link, useNavigate } from 'react-router'
import { documentPath } from '../documents/remote-server.ts'
import { handOver } from '../editor/download.ts'
import { useWords } from '../language.tsx'
import { Icon } from '../parts/drawing.tsx'
import { Failed } from '../parts/failed.tsx'
import { Notice } from '../parts/notice.tsx'
import { makingPatience, request } from '../request.ts'
import { useSession } from '../session.tsx'
import { ShareButton } from '../sharing/share-button.tsx'
import { beginNextVersion } from './begin.ts'
import { CloseDocument } from './close.tsx'
import { DownloadSheet } from './download-sheet.tsx'
import type { Editor } from './editor-of.ts'
import { Invite } from './invite.tsx'

/** What who keeps a document may do with it: print, give away, have completed, close, seal. */
export function KeeperActions<T extends SupplementFields>({ editor }: { readonly editor: Editor<T> }) {
  const { t } = useWords()
  const { person } = useSession()
  const navigate = useNavigate()
  const { kind, value } = editor
  const [trouble, setTrouble] = useState(false)
  const again = async (): Promise<void> => {
    const made = await beginNextVersion(person, kind, value)
    if (made.ok) void navigate(`/${kind.name}/${made.value}`)
    else setTrouble(true)
  }
  const exportJson = (): void => {
    const bytes = JSON.stringify(value, null, 2)
    handOver({ name: `${kind.name}-${value.id.slice(0, 8)}.json`, mimeType: 'application/json', bytes })
  }
  return (
    <>
      {trouble && <Failed says="supplement.failed" />}
      <div className="supplement-actions">
        <DownloadSheet editor={editor} keeps />
        <button type="button" className="button" onClick={exportJson}>
          <Icon name="download" />
          {t('supplement.json')}
        </button>
        <ShareButton items={[{ kind: kind.name, id: value.id }]} />
      </div>
      {person && value.sealed === null && (
        <>
          <h3>{t('supplement.together')}</h3>
          <Invite editor={editor} />
          {value.keeper === 'institution' && (
            <CloseDocument editor={editor} path={documentPath({ kind: kind.name, id: value.id })} />
          )}
        </>
      )}
      {person && value.sealed !== null && (
        <>
          <Seal editor={editor} />
          <h3>{t('supplement.newVersion')}</h3>
          <p>{t('supplement.newVersionText')}</p>
          <p>
            <button type="button" className="button" onClick={() => void again()}>
              {t('supplement.newVersionNow')}
            </button>
          </p>
        </>
      )}
    </>
  )
}

/** What pages tell apart of why nothing was sealed. */
const refusals = ['no-holder', 'unvouched', 'seal-over'] as const

/** Makes the credential of a closed document: the server seals what it keeps, and puts it in the library. */
function Seal<T extends SupplementFields>({ editor }: { readonly editor: Editor<T> }) {
  const { t } = useWords()
  const [state, setState] = useState<
    'ready' | 'working' | 'failed' | (typeof refusals)[number] | { readonly file: string }
  >('ready')
  const seal = async (): Promise<void> => {
    setState('working')
    const response = await request('/api/credentials', {
      method: 'POST',
      body: { kind: editor.kind.name, id: editor.value.id },
      patience: makingPatience,
    })
    const body: { file?: string; reason?: string } = (await response?.json().catch(() => ({}))) ?? {}
    if (response?.ok && body.file) setState({ file: body.file })
    else setState(refusals.find((one) => one === body.reason) ?? 'failed')
  }
  return (
    <>
      <h3>{t('supplement.credential')}</h3>
      <p>{t('supplement.credentialText')}</p>
      {typeof state === 'object' ? (
        <Notice kind="ok" title={t('supplement.credentialKept')} live>
          <Link to={`/credential/${state.file}`}>{t('supplement.credentialOpen')}</Link>
          {editor.value.keeper === 'institution' && (
            <>
              <p>{t('supplement.credentialSend')}</p>
              <ShareButton items={[{ kind: 'file', id: state.file }]} />
            </>
          )}
          <DownloadSheet editor={editor} credential={state.file} />
        </Notice>
      ) : (
        <p>
          <button
            type="button"
            className="button"
            aria-disabled={state === 'working' || undefined}
            onClick={() => state !== 'working' && void seal()}
          >
            {t('supplement.credentialNow')}
          </button>
        </p>
      )}
      {state === 'failed' && <Failed says="supplement.failed" />}
      {state === 'seal-over' && <Notice kind="bad" title={t('seal.over')} live />}
      {state === 'no-holder' && <Notice kind="warn" title={t('supplement.noHolder')} live />}
      {state === 'unvouched' && (
        <Notice kind="warn" title={t('supplement.speak.noMore')} live>
          <p>{t('supplement.speak.noMoreText')}</p>
          <p>
            <Link to="/contact">{t('supplement.speak.contact')}</Link>
          </p>
        </Notice>
      )}
    </>
  )
}
