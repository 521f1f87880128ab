import { Link } from 'react-router'
import { useWords } from '../language.tsx'
import { Quota } from './quota.tsx'
import { useLibrary } from './use-library.ts'
import '../styles/files.css'

/** The library as a part of "My Europass": how much is in it, and the way there. */
export function LibraryBlock() {
  const { t } = useWords()
  const { view } = useLibrary()
  return (
    <section className="stack" aria-labelledby="library-block">
      <div className="section-head">
        <h2 id="library-block">{t('files.title')}</h2>
        <Link className="button" to="/library">
          {t('files.toLibrary')}
        </Link>
      </div>
      <p>{t('files.lead')}</p>
      {view.status === 'ready' && <Quota used={view.list.used} />}
    </section>
  )
}
