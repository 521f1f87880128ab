import '../styles/documents.css'
import { useEffect, useId, useState } from 'react'
import { Link } from 'react-router'
import { guest } from '../documents/sources.ts'
import { useWords } from '../language.tsx'
import { filesOfOwner } from './files.ts'
import type { LibraryFile } from './store.ts'
import { sizeText } from './words.ts'

/**
 * A guest's files, which lie in this browser, and the way to their library. Nothing where there are none.
 *
 * @param again - another value asks again
 */
export function FilesHere({ again }: { readonly again?: unknown }) {
  const { t } = useWords()
  const id = useId()
  const [files, setFiles] = useState<readonly LibraryFile[]>([])
  useEffect(
    () =>
      void filesOfOwner(guest)
        .list()
        .then((listed) => setFiles(listed.ok ? listed.value.files : [])),
    [again],
  )
  if (files.length === 0) return null
  return (
    <section aria-labelledby={id} className="stack">
      <div className="section-head">
        <h2 id={id}>{t('files.title')}</h2>
        <Link className="button" to="/library">
          {t('files.toLibrary')}
        </Link>
      </div>
      <ul className="here">
        {files.map((file) => (
          <li key={file.id}>
            <strong>{file.name}</strong>
            <span className="hint">{sizeText(t, file.size)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
