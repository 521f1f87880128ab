import { useEffect, useState } from 'react'
import { useWords } from '../language.tsx'
import { Question } from '../parts/dialog.tsx'
import type { Loaded } from '../request.ts'
import { thisBrowser } from './browser.ts'
import type { OpenDocument } from './document.ts'
import { usePlaceName } from './place-name.ts'
import type { Version } from './server.ts'
import { dotted } from '../parts/dotted.ts'

/** What was changed in a document, when and in which browser; each moment can be gone back to. */
export function History<T>({
  document,
  open,
  onClose,
}: {
  readonly document: OpenDocument<T>
  readonly open: boolean
  readonly onClose: () => void
}) {
  const { t } = useWords()
  const [versions, setVersions] = useState<Loaded<readonly Version[]> | null>(null)
  const [here, setHere] = useState('')
  const [failed, setFailed] = useState(false)
  useEffect(() => {
    if (!open) return
    setFailed(false)
    void thisBrowser().then(({ device }) => setHere(device.id))
    void document.versions().then(setVersions)
  }, [open, document])
  const restore = async (version: number): Promise<void> => {
    if (await document.restore(version)) onClose()
    else setFailed(true)
  }
  return (
    <Question
      open={open}
      onClose={onClose}
      title={t('history.title')}
      actions={
        <button type="button" className="button" onClick={onClose}>
          {t('history.close')}
        </button>
      }
    >
      <p>{t('history.text')}</p>
      {failed && <p role="alert">{t('history.failed')}</p>}
      {versions?.ok === false && <p role="alert">{t('me.offline')}</p>}
      {versions?.ok && versions.value.length === 0 && <p>{t('history.empty')}</p>}
      {versions?.ok && versions.value.length > 0 && (
        <ol className="history">
          {versions.value.map((one, at) => (
            <Moment
              key={one.version}
              version={one}
              current={at === 0}
              here={one.device.id === here}
              onRestore={() => void restore(one.version)}
            />
          ))}
          <li>
            <span>{t('history.begin')}</span>
            <button
              type="button"
              className="button"
              aria-label={t('history.restoreBegin')}
              onClick={() => void restore(versions.value.at(-1)?.from ?? 0)}
            >
              {t('history.restore')}
            </button>
          </li>
        </ol>
      )}
    </Question>
  )
}

function Moment({
  version,
  current,
  here,
  onRestore,
}: {
  readonly version: Version
  readonly current: boolean
  readonly here: boolean
  readonly onRestore: () => void
}) {
  const { t } = useWords()
  const nameOf = usePlaceName()
  const date = t.format.dateTime(version.at * 1000)
  const places = [...new Set(version.places.map(nameOf))]
  return (
    <li>
      <span>
        <strong>{date}</strong>
        <small>{here ? t('history.here') : version.device.name || t('history.elsewhere')}</small>
        <small>{dotted(...places)}</small>
      </span>
      {current ? (
        <small>{t('history.now')}</small>
      ) : (
        <button type="button" className="button" aria-label={t('history.restoreNamed', { date })} onClick={onRestore}>
          {t('history.restore')}
        </button>
      )}
    </li>
  )
}
