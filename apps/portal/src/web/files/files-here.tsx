import '../styles/documents.css'
import { useId } from 'react'
import { Link } from 'react-router'
import { useWords } from '../language.tsx'
import type { LibraryFile } from './store.ts'
import { sizeText } from './words.ts'

/** A guest's files, which lie in this browser, and the way to their library. Nothing where there are none. */
export function FilesHere({ files }: { readonly files: readonly LibraryFile[] }) {
  const { t } = useWords()
  const id = useId()
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
