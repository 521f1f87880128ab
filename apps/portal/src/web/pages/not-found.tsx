import { Link } from 'react-router'
import { useWords } from '../language.tsx'
import { Page } from '../parts/page.tsx'

/** There is nothing at this address, or nothing of this person's. */
export default function NotFoundPage() {
  const { t } = useWords()
  return (
    <Page title={t('missing.title')} lead={t('missing.text')}>
      <p>
        <Link className="button" to="/me">
          {t('home.open')}
        </Link>
      </p>
    </Page>
  )
}
