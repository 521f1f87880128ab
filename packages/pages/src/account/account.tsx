import type { ReactNode } from 'react'
import { AccountLayout } from '../layout/account-page.tsx'
import { Icon, type IconName } from '../parts/icon.tsx'
import { Moment } from '../parts/moment.tsx'
import { say } from '../own-words.ts'
import type { AccountProps, AccountSection, MethodTile } from '../types.ts'
import { useView, type View } from '../view.ts'

interface Tile {
  readonly name: string
  readonly icon: IconName
  readonly title: string
  readonly line: string
}

/** Where a tile stands: what is the person's, what signs in, where and when. */
interface Group {
  readonly name: 'person' | 'methods' | 'use'
  readonly tiles: readonly Tile[]
}

/** The sections that are here, with their drawings. */
function groupsOf(view: View, sections: readonly MethodTile[] | undefined): readonly Group[] {
  const { methods, t } = view
  const known = (name: AccountSection, icon: IconName): Tile => ({
    name,
    icon,
    title: t(`${name}.title`),
    line: t(`${name}.line`),
  })
  const ofMethods = methods.flatMap(({ section }) =>
    section && (sections?.some(({ name }) => name === section.name) ?? true) ? known(section.name, section.icon) : [],
  )
  const others = (sections ?? []).flatMap(({ name, words }) =>
    words ? { name, icon: 'card' as const, title: say(view, words.title), line: say(view, words.line) } : [],
  )
  return [
    {
      name: 'person',
      tiles: [known('details', 'person'), known('settings', 'gear'), known('data', 'download'), known('delete', 'bin')],
    },
    { name: 'methods', tiles: [...ofMethods, ...others] },
    { name: 'use', tiles: [known('sessions', 'window'), known('services', 'link'), known('activity', 'list')] },
  ]
}

/** D1: My Account, as tiles. */
export function AccountPage({
  person,
  notice,
  sections,
  advice = null,
  removal = null,
  emailChange = null,
  passwordDaysLeft = null,
  deletionDueAt = null,
  administrationHref = null,
  uid,
}: AccountProps): ReactNode {
  const view = useView()
  const { addresses, t } = view
  // Each warning stands with what it is about.
  const warnings: Readonly<Record<Group['name'], ReactNode>> = {
    person: (
      <>
        {deletionDueAt !== null && (
          <p className="notice notice-warn">
            <span>
              {t.parts('account.deletion', { due: <Moment key="due" at={deletionDueAt} /> })}{' '}
              <a href={addresses.account('delete')}>{t('account.deletion-go')}</a>
            </span>
          </p>
        )}
        {emailChange !== null && (
          <p className="notice notice-warn">
            <span>
              {t.parts('account.email-change', { email: <b key="email">{emailChange.newEmail}</b> })}{' '}
              <a href={emailChange.href}>{t('account.email-change-go')}</a>
            </span>
          </p>
        )}
      </>
    ),
    methods: (
      <>
        {removal !== null && (
          <p className="notice notice-warn">
            <span>
              {t.parts('account.removal', {
                factor: <b key="factor">{removal.factorName}</b>,
                due: <Moment key="due" at={removal.dueAt} />,
              })}{' '}
              <a href={removal.href}>{t('account.removal-go')}</a>
            </span>
          </p>
        )}
        {passwordDaysLeft !== null && (
          <p className="notice notice-warn">
            <span>
              {t('account.password-soon', { days: passwordDaysLeft })}{' '}
              <a href={addresses.account('password')}>{t('account.password-soon-go')}</a>
            </span>
          </p>
        )}
        {advice !== null && (
          <p className="notice notice-warn">
            <span>
              {t(`${advice}.advice`)} <a href={addresses.account(advice)}>{t(`${advice}.advice-go`)}</a>
            </span>
          </p>
        )}
      </>
    ),
    use: null,
  }
  return (
    <AccountLayout title={t('account.title')} notice={notice} back={false}>
      <p className="who">
        <b>{person.name}</b> <span className="zone">{uid}</span>
      </p>
      {groupsOf(view, sections).map(({ name: group, tiles }) => (
        <section key={group} className="group" aria-labelledby={`group-${group}`}>
          <h2 id={`group-${group}`}>{t(`account.group.${group}`)}</h2>
          {warnings[group]}
          <ul className="tiles">
            {tiles.map(({ name, icon, title, line }) => (
              <li key={name} className="tile">
                <Icon name={icon} />
                <h3>
                  <a href={addresses.account(name)}>{title}</a>
                </h3>
                <p>{line}</p>
              </li>
            ))}
          </ul>
        </section>
      ))}
      {administrationHref !== null && (
        <section className="group" aria-labelledby="group-role">
          <h2 id="group-role">{t('account.group.role')}</h2>
          <ul className="tiles">
            <li className="tile">
              <Icon name="list" />
              <h3>
                <a href={administrationHref}>{t('admin.title')}</a>
              </h3>
              <p>{t('account.administration')}</p>
            </li>
          </ul>
        </section>
      )}
    </AccountLayout>
  )
}
