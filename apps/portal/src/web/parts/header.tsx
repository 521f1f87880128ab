import { cvLanguages } from '@laissez-passer/europass/model'
import { useRef, useState } from 'react'
import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components'
import { Link, NavLink, useLocation, useNavigate } from 'react-router'
import { languageName, useWords } from '../language.tsx'
import { loginAddress, useSession } from '../session.tsx'
import { Icon } from './drawing.tsx'

const sections = ['learn', 'work', 'about', 'stakeholders'] as const

/** Mark, sections, language, and the way in or out. On narrow screens the sections fold away. */
export function Header() {
  const { t } = useWords()
  const [open, setOpen] = useState(false)
  const fold = (): void => setOpen(false)
  return (
    <header className="header">
      <div className="header-row">
        <Link className="brand" to="/" onClick={fold}>
          <img src="/mark.svg" alt="" width="27" height="36" />
          <span>Europass</span>
        </Link>
        <button
          type="button"
          className="header-toggle"
          aria-expanded={open}
          aria-controls="sections"
          onClick={() => setOpen(!open)}
        >
          <Icon name={open ? 'close' : 'menu'} />
          {t('frame.menu')}
        </button>
        <nav id="sections" className="header-nav" data-open={open || undefined} aria-label={t('frame.sections')}>
          <Link to="/#tools" className="header-link" onClick={fold}>
            {t('nav.tools')}
          </Link>
          {sections.map((name) => (
            <NavLink key={name} to={`/${name}`} className="header-link" onClick={fold}>
              {t(`article.${name}.nav`)}
            </NavLink>
          ))}
        </nav>
        <div className="header-end">
          <LanguageSwitch />
          <Account />
        </div>
      </div>
    </header>
  )
}

/** The other languages, each by its own name; also works as a plain address. */
function LanguageSwitch() {
  const { language, speak, t } = useWords()
  const { pathname } = useLocation()
  return (
    <ul className="languages" aria-label={t('frame.languages')}>
      {cvLanguages
        .filter((one) => one !== language)
        .map((one) => (
          <li key={one}>
            <a
              href={`${pathname}?lang=${one}`}
              lang={one}
              hrefLang={one}
              onClick={(event) => {
                event.preventDefault()
                speak(one)
              }}
            >
              {languageName(one)}
            </a>
          </li>
        ))}
    </ul>
  )
}

function Account() {
  const { language, t } = useWords()
  const { status, person } = useSession()
  const { pathname } = useLocation()
  const navigate = useNavigate()
  const logout = useRef<HTMLFormElement>(null)
  if (status === 'unknown') return <span className="account-place" />
  if (!person) {
    return (
      <a
        className="button button-primary"
        href={loginAddress({ returnTo: pathname === '/' || pathname === '/cv/guest' ? '/me' : pathname, language })}
      >
        {t('account.login')}
      </a>
    )
  }
  const act = (key: string | number): void => {
    if (key === 'logout') logout.current?.requestSubmit()
    else void navigate(String(key))
  }
  return (
    <>
      <MenuTrigger>
        <Button className="button button-quiet account">
          <Icon name="person" />
          {t('account.me')}
        </Button>
        <Popover className="popover" placement="bottom end">
          <Menu className="menu" onAction={act} aria-label={t('account.me')}>
            <MenuItem className="menu-item" id="/me" textValue={t('me.title')}>
              {t('me.title')}
              <small>{[person.firstName, person.lastName].filter(Boolean).join(' ')}</small>
            </MenuItem>
            <MenuItem className="menu-item" id="/profile">
              {t('profile.title')}
            </MenuItem>
            <MenuItem className="menu-item" id="logout">
              {t('account.logout')}
            </MenuItem>
          </Menu>
        </Popover>
      </MenuTrigger>
      <form ref={logout} method="post" action="/auth/logout" hidden />
    </>
  )
}
