import '../styles/documents.css'
import { useCallback, useEffect, useId, useState } from 'react'
import { useWords } from '../language.tsx'
import { Icon } from '../parts/drawing.tsx'
import { Notice } from '../parts/notice.tsx'
import { addressOf, type FileEntry, listFiles, removeFile } from './files.ts'

/**
 * Files that came along with somebody's imports, to be taken back or removed. Nothing where there are none.
 *
 * @param owner - a person's id, or `guest`
 * @param again - another value asks again
 */
export function FileList({ owner, again }: { readonly owner: string; readonly again?: unknown }) {
  const { t } = useWords()
  const id = useId()
  const [files, setFiles] = useState<readonly FileEntry[]>([])
  const [failed, setFailed] = useState(false)
  const read = useCallback(async () => {
    const listed = await listFiles(owner)
    // Without a connection there is nothing to be done with them.
    setFiles(listed.ok ? listed.value : [])
  }, [owner])
  useEffect(() => void read(), [read, again])
  const act = async (work: Promise<boolean>): Promise<void> => {
    setFailed(!(await work))
    await read()
  }
  const download = async ({ id: file, name }: FileEntry): Promise<boolean> => {
    const address = await addressOf(owner, file)
    if (address === null) return false
    Object.assign(document.createElement('a'), { href: address, download: name }).click()
    return true
  }
  if (files.length === 0) return null
  return (
    <section aria-labelledby={id} className="stack">
      <div className="section-head">
        <h2 id={id}>{t('files.title')}</h2>
      </div>
      <p>{t('files.text')}</p>
      {failed && <Notice kind="bad" title={t('me.failed')} live />}
      <ul className="here">
        {files.map((file) => (
          <li key={file.id}>
            <span>
              <strong>{file.name}</strong>
              {file.description && <span> {file.description}</span>}
              <span className="hint"> {t('files.size', { kilobytes: Math.ceil(file.size / 1000) })}</span>
            </span>
            <span className="actions">
              <button
                type="button"
                className="button button-small"
                aria-label={t('files.downloadNamed', { name: file.name })}
                onClick={() => void act(download(file))}
              >
                <Icon name="download" />
                {t('files.download')}
              </button>
              <button
                type="button"
                className="button button-small button-quiet"
                aria-label={t('entry.removeNamed', { name: file.name })}
                onClick={() => void act(removeFile(owner, file.id).then(({ ok }) => ok))}
              >
                {t('entry.remove')}
              </button>
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
