import { nameOf } from '@laissez-passer/i18n/languages'
import { mark } from '@laissez-passer/widgets/mark'
import type { ReactNode } from 'react'
import { Icon } from '../parts/icon.tsx'
import type { Person } from '../props/common.ts'
import { useView } from '../view.ts'
import { fileAt } from './address.ts'

/** The burgundy cover: mark and name, language switch, and the menu of whoever is signed in (D1). */
export function Header(): ReactNode {
  const { addresses, t, site, page } = useView()
  const tagline = site.theme.tagline?.[page.lang] ?? site.theme.tagline?.['en'] ?? t('site.tagline')
  return (
    <header className="cover">
      <div className="cover-inner">
        <a className="brand" href={page.person ? addresses.account() : addresses.signIn}>
          {site.theme.mark === undefined ? (
            <span className="brand-mark" dangerouslySetInnerHTML={{ __html: mark({ height: 40 }) }} />
          ) : (
            <img className="brand-mark" src={fileAt(page, site.theme.mark)} alt="" height={40} />
          )}
          <span className="brand-words">
            <span className="brand-name">{site.name}</span>
            <span className="brand-tagline">{tagline}</span>
          </span>
        </a>
        <div className="cover-side">
          <LanguageSwitch />
          {page.person && <PersonMenu person={page.person} />}
        </div>
      </div>
    </header>
  )
}

function LanguageSwitch(): ReactNode {
  const { languageHref, t, site, page } = useView()
  return (
    <nav className="languages" aria-label={t('page.languages')}>
      <ul>
        {site.languages.map((code) => (
          <li key={code}>
            {code === page.lang ? (
              <span lang={code} aria-current="true">
                {nameOf(code)}
              </span>
            ) : (
              <a href={languageHref(code)} lang={code} hrefLang={code}>
                {nameOf(code)}
              </a>
            )}
          </li>
        ))}
      </ul>
    </nav>
  )
}

function PersonMenu({ person }: { person: Person }): ReactNode {
  const { addresses, t } = useView()
  return (
    <details className="person">
      <summary>
        <Icon name="gear" />
        <bdi className="person-name">{person.name}</bdi>
        <span className="lp-visually-hidden">{t('page.menu')}</span>
      </summary>
      <div className="person-menu">
        <p className="person-email">{person.email}</p>
        <a href={addresses.account()}>{t('account.title')}</a>
        <form method="post" action={addresses.logout}>
          <button type="submit">{t('logout.action')}</button>
        </form>
      </div>
    </details>
  )
}
