import { Link } from 'react-router'
import { useWords } from '../language.tsx'
import { ShareButton } from './share-button.tsx'

/** On “My Europass”: the way to share the profile, and to the links that there are. */
export function SharingBlock() {
  const { t } = useWords()
  return (
    <section className="stack" aria-labelledby="sharing">
      <div className="section-head">
        <h2 id="sharing">{t('share.block.title')}</h2>
        <Link className="button" to="/share">
          {t('share.page.title')}
        </Link>
        <ShareButton items={[{ kind: 'profile' }]} className="button button-primary" />
      </div>
      <p>{t('share.block.text')}</p>
    </section>
  )
}
