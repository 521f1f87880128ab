import { useEffect, useState } from 'react'
import { Link } from 'react-router'
import { kindOf } from '../../library/kinds.ts'
import { useWords } from '../language.tsx'
import { Question } from '../parts/dialog.tsx'
import { Icon } from '../parts/drawing.tsx'
import type { NamedUse } from './entry-names.ts'
import { FilePreview, isLookedAt } from './file-preview.tsx'
import type { FileStore, FileVersion, LibraryFile } from './store.ts'
import { kindText, sizeText } from './words.ts'
import { dotted } from '../parts/dotted.ts'

/** What can be done with the versions of a file. */
export interface VersionActions {
  readonly save: (file: LibraryFile, version: number) => void
  readonly use: (file: LibraryFile, version: number) => void
  readonly forget: (file: LibraryFile, version: number) => void
}

/** A file: a look at it, what is said of it, where it is used, its versions. */
export function FileView({
  file,
  store,
  uses,
  actions,
  onClose,
}: {
  readonly file: LibraryFile | null
  readonly store: FileStore
  readonly uses: readonly NamedUse[]
  /** Null without a connection. */
  readonly actions: VersionActions | null
  readonly onClose: () => void
}) {
  const { t } = useWords()
  return (
    <Question
      open={file !== null}
      onClose={onClose}
      title={file?.name ?? ''}
      actions={
        <button type="button" className="button" onClick={onClose}>
          {t('files.close')}
        </button>
      }
    >
      {file && (
        <div className="file-view">
          {file.description && <p className="file-description">{file.description}</p>}
          {kindOf(file.mediaType) !== 'credential' ? (
            <Preview key={`${file.id} ${file.version}`} file={file} store={store} />
          ) : (
            <p>
              <Link className="button" to={`/credential/${file.id}`}>
                {t('files.credential')}
              </Link>
            </p>
          )}
          {uses.length > 0 && (
            <>
              <h3>{t('files.usedIn')}</h3>
              <ul>
                {uses.map(({ path, name }) => (
                  <li key={path}>{name}</li>
                ))}
              </ul>
            </>
          )}
          {file.versions.length > 1 && <Versions file={file} actions={actions} />}
        </div>
      )}
    </Question>
  )
}

function Preview({ file, store }: { readonly file: LibraryFile; readonly store: FileStore }) {
  const [bytes, setBytes] = useState<Uint8Array<ArrayBuffer> | null>(null)
  const { id, mediaType, name } = file
  const seen = isLookedAt(mediaType)
  useEffect(() => {
    if (seen) void store.read(id).then((read) => setBytes(read.ok ? read.value : new Uint8Array(0)))
    else setBytes(new Uint8Array(0))
  }, [store, id, seen])
  return <FilePreview name={name} mediaType={mediaType} bytes={bytes} />
}

function Versions({ file, actions }: { readonly file: LibraryFile; readonly actions: VersionActions | null }) {
  const { t } = useWords()
  const [asking, setAsking] = useState<number | null>(null)
  const nameOf = ({ version, savedAt }: FileVersion): string =>
    savedAt > 0
      ? t('files.versionOf', { version, date: t.format.dateTime(savedAt * 1000) })
      : t('files.version', { version })
  return (
    <>
      <h3>{t('files.versions')}</h3>
      <ul className="here">
        {file.versions.map((one) => (
          <li key={one.version}>
            <span>
              {nameOf(one)} <span className="hint">{dotted(kindText(t, one.mediaType), sizeText(t, one.size))}</span>{' '}
              {one.version === file.version && <span className="tag">{t('files.present')}</span>}
            </span>
            {actions && (
              <span className="actions">
                <button
                  type="button"
                  className="tool"
                  aria-label={t('files.saveVersion', { version: one.version })}
                  title={t('files.download')}
                  onClick={() => actions.save(file, one.version)}
                >
                  <Icon name="download" />
                </button>
                {one.version !== file.version && asking !== one.version && (
                  <>
                    <button
                      type="button"
                      className="button button-small"
                      onClick={() => actions.use(file, one.version)}
                      aria-label={t('files.useNamed', { version: one.version })}
                    >
                      {t('files.use')}
                    </button>
                    <button
                      type="button"
                      className="tool"
                      aria-label={t('files.forgetNamed', { version: one.version })}
                      onClick={() => setAsking(one.version)}
                    >
                      <Icon name="remove" />
                    </button>
                  </>
                )}
                {asking === one.version && (
                  <button
                    type="button"
                    className="button button-small button-danger"
                    onClick={() => actions.forget(file, one.version)}
                  >
                    {t('files.forget')}
                  </button>
                )}
              </span>
            )}
          </li>
        ))}
      </ul>
    </>
  )
}
