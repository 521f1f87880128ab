import '../styles/supplements.css'
import { supplements } from '@laissez-passer/europass/supplements'
import { useEffect, useState } from 'react'
import { Link } from 'react-router'
import { useWords } from '../language.tsx'
import { listSupplements, type ListedSupplement } from './begin.ts'
import { useSupplementWords } from './words.ts'

/** The documents of institutions on a person's own page. */
export function SupplementsBlock({ owner, again }: { readonly owner: string; readonly again: unknown }) {
  const { t } = useWords()
  const words = useSupplementWords()
  const [documents, setDocuments] = useState<readonly ListedSupplement[]>([])
  useEffect(() => {
    let stale = false
    void listSupplements(owner).then((found) => {
      if (!stale) setDocuments(found)
    })
    return () => {
      stale = true
    }
  }, [owner, again])
  return (
    <section aria-labelledby="supplements" className="stack">
      <div className="section-head">
        <h2 id="supplements">{t('supplement.block')}</h2>
        <Link className="button" to="/institutions">
          {t('supplement.begin')}
        </Link>
      </div>
      {documents.length === 0 ? (
        <p className="empty">{t('supplement.none')}</p>
      ) : (
        <ul className="supplement-documents">
          {documents.map(({ kind, id, title, holder, sealed }) => (
            <li key={id}>
              <Link to={`/${kind}/${id}`}>{title || words(supplements[kind].label)}</Link>
              {holder !== '' && <span>{holder}</span>}
              <span className="tag">{t(sealed ? 'supplement.isClosed' : 'supplement.isDraft')}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
