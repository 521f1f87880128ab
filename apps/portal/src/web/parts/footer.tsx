import { Link } from 'react-router'
import { useWords } from '../language.tsx'

/** Whose this is and isn't, and the small print. */
export function Footer() {
  const { t } = useWords()
  return (
    <footer className="footer">
      <p>{t('frame.independent')}</p>
      <ul>
        <li>
          <Link to="/about">{t('article.about.nav')}</Link>
        </li>
        <li>
          <Link to="/privacy">{t('article.privacy.nav')}</Link>
        </li>
        <li>
          <Link to="/here">{t('here.title')}</Link>
        </li>
      </ul>
      <p className="lp-mono footer-line" aria-hidden="true">
        P&lt;EURLAISSEZ&lt;PASSER&lt;&lt;&lt;&lt;&lt;&lt;&lt;&lt;&lt;&lt;&lt;&lt;&lt;&lt;&lt;&lt;&lt;&lt;
      </p>
    </footer>
  )
}
