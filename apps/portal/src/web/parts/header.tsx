import { useRef, useState } from 'react'
import { Link, NavLink, useLocation, useNavigate } from 'react-router'
import type { ApplicationPath } from '../../application-paths.ts'
import { brand } from '../brand.ts'
import { languageName, type MessageKey, useWords } from '../language.tsx'
import { noteLeaving } from '../logged-out.ts'
import { usePortalFacts } from '../portal-facts.ts'
import { rememberPerson } from '../remembered-person.ts'
import { loginAddress, useSession } from '../session.tsx'
import type { Person } from '../who.ts'
import { BrandMark } from './brand-mark.tsx'
import { Icon } from './drawing.tsx'
import { MenuButton } from './menu.tsx'

const sections = ['learn', 'work', 'about', 'stakeholders'] as const

/** What a person has here, beside their profile and its documents. */
const places: readonly { readonly to: ApplicationPath; readonly label: MessageKey }[] = [
  { to: '/languages', label: 'languages.title' },
  { to: '/digital-skills', label: 'digital.title' },
  { to: '/library', label: 'account.library' },
  { to: '/share', label: 'account.links' },
  { to: '/account', label: 'account.rights' },
]

/** Mark, sections, language, and the way in or out. On narrow screens the sections fold away. */
export function Header() {
  const { t } = useWords()
  const [open, setOpen] = useState(false)
  const fold = (): void => setOpen(false)
  return (
    <header className="header">
      <div className="header-row">
        <Link className="brand" to="/" onClick={fold}>
          <BrandMark />
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
          <NavLink to="/help" className="header-link" onClick={fold}>
            {t('nav.help')}
          </NavLink>
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
export function LanguageSwitch() {
  const { speak, t } = useWords()
  const { pathname } = useLocation()
  return (
    <ul className="languages" aria-label={t('frame.languages')}>
      {brand.languages
        .filter((one) => one !== t.language)
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
  const { status, person, reached } = useSession()
  const { pathname } = useLocation()
  if (status === 'unknown') return <span className="account-place" />
  if (!person) {
    return (
      <a
        className="button button-primary"
        href={loginAddress({ returnTo: pathname === '/' ? '/me' : pathname, language })}
      >
        {t('account.login')}
      </a>
    )
  }
  return <AccountMenu person={person} reached={reached} />
}

/** What somebody signed in has, here and at EU Login, and the way out of both. */
function AccountMenu({ person, reached }: { readonly person: Person; readonly reached: boolean }) {
  const { t } = useWords()
  const facts = usePortalFacts()
  const navigate = useNavigate()
  const logout = useRef<HTMLFormElement>(null)
  // Copies of what the server has don't stay behind; that nobody waits for it where the browser is slow.
  const leave = async (): Promise<void> => {
    rememberPerson(null, localStorage)
    const { forgetSaved } = await import('../documents/forget.ts')
    await Promise.race([forgetSaved(person.id).catch(() => 0), new Promise((done) => setTimeout(done, 1000))])
    noteLeaving(sessionStorage)
    logout.current?.requestSubmit()
  }
  const go = (path: string) => () => void navigate(path)
  return (
    <>
      <MenuButton
        label={t('account.me')}
        className="button button-quiet account"
        items={[
          {
            id: 'me',
            label: t('me.title'),
            detail: [person.firstName, person.lastName].filter(Boolean).join(' '),
            onAct: go('/me'),
          },
          { id: 'profile', label: t('profile.title'), onAct: go('/profile') },
          ...places.map(({ to, label }) => ({ id: to, label: t(label), onAct: go(to) })),
          ...(facts
            ? [
                {
                  id: 'login',
                  label: t('account.atLogin'),
                  detail: t('account.atLoginDetail'),
                  onAct: () => window.location.assign(facts.account),
                },
              ]
            : []),
          // Whoever is signed in there can't be signed out from here without a connection.
          reached
            ? {
                id: 'logout',
                label: t('account.logout'),
                detail: t('account.logoutDetail'),
                onAct: () => void leave(),
              }
            : { id: 'here', label: t('here.title'), onAct: go('/here') },
        ]}
      >
        <Icon name="person" />
        {t('account.me')}
      </MenuButton>
      <form ref={logout} method="post" action="/auth/logout" hidden />
    </>
  )
}
