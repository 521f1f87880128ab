import type { ReactNode } from 'react'
import { useView } from '../view.ts'

/** Help, privacy, about; and that this is nobody's official service. */
export function Footer(): ReactNode {
  const { t, site } = useView()
  return (
    <footer className="footer">
      <nav aria-label={t('footer.label')}>
        <ul>
          <li>
            <a href={`${site.base}/help`}>{t('help.title')}</a>
          </li>
          <li>
            <a href={`${site.base}/privacy`}>{t('privacy.title')}</a>
          </li>
          <li>
            <a href={`${site.base}/about`}>{t('about.title', { provider: site.name })}</a>
          </li>
        </ul>
      </nav>
      <p>{t('footer.independence')}</p>
    </footer>
  )
}
