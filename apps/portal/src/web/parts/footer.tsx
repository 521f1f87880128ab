import { Link } from 'react-router'
import type { ApplicationPath } from '../../application-paths.ts'
import { brand } from '../brand.ts'
import { type MessageKey, useWords } from '../language.tsx'

/** What is needed at the end of any page. */
const links: readonly { readonly to: ApplicationPath; readonly label: MessageKey }[] = [
  { to: '/help', label: 'nav.help' },
  { to: '/contact', label: 'nav.contact' },
  { to: '/survey', label: 'nav.survey' },
  { to: '/about', label: 'article.about.nav' },
  { to: '/privacy', label: 'article.privacy.nav' },
  { to: '/here', label: 'here.title' },
]

/** Whose this is and isn't, whom to ask, and the small print. */
export function Footer() {
  const { language, t } = useWords()
  return (
    <footer className="footer">
      <p>{t('frame.independent')}</p>
      <nav aria-label={t('nav.foot')}>
        <ul>
          {links.map(({ to, label }) => (
            <li key={to}>
              <Link to={to}>{t(label)}</Link>
            </li>
          ))}
          {brand.told.links.map(({ href, label }) => (
            <li key={href}>
              <a href={href}>{label[language] ?? label['en']}</a>
            </li>
          ))}
        </ul>
      </nav>
      <p className="lp-mono footer-line" aria-hidden="true">
        P&lt;EURLAISSEZ&lt;PASSER&lt;&lt;&lt;&lt;&lt;&lt;&lt;&lt;&lt;&lt;&lt;&lt;&lt;&lt;&lt;&lt;&lt;&lt;
      </p>
    </footer>
  )
}
