import type { ReactNode } from 'react'
import { useView } from '../view.ts'

/** Help, privacy, about; and that this is nobody's official service. */
export function Footer(): ReactNode {
  const { addresses, t, site, page } = useView()
  return (
    <footer className="footer">
      <nav aria-label={t('footer.label')}>
        <ul>
          <li>
            <a href={addresses.help}>{t('help.title')}</a>
          </li>
          <li>
            <a href={addresses.privacy}>{t('privacy.title')}</a>
          </li>
          <li>
            <a href={addresses.about}>{t('about.title', { provider: site.name })}</a>
          </li>
          {site.theme.links?.map(({ href, label }) => (
            <li key={href}>
              <a href={href}>{label[page.lang] ?? label.en}</a>
            </li>
          ))}
        </ul>
      </nav>
      <p>{t('footer.independence')}</p>
    </footer>
  )
}
