import { countryName } from '@laissez-passer/europass/names'
import { type SupplementFields, supplementIssues } from '@laissez-passer/europass/supplements'
import { type ReactNode, useState } from 'react'
import { Link, useLocation } from 'react-router'
import { institutionNamed, type ListedInstitution } from '../../institutions.ts'
import { useWords } from '../language.tsx'
import { Question } from '../parts/dialog.tsx'
import { Icon } from '../parts/drawing.tsx'
import { Failed } from '../parts/failed.tsx'
import { NotAnswered } from '../parts/not-answered.tsx'
import { Notice } from '../parts/notice.tsx'
import { WaitingHere } from '../parts/waiting.tsx'
import { makingPatience, request } from '../request.ts'
import { loginAddress, useSession } from '../session.tsx'
import type { Editor } from './editor-of.ts'
import { useOwnInstitutions } from './own-institutions.ts'

/**
 * Closes a document in the name of the institution that it names, for whoever speaks for it; tells everybody
 * else why they can't, and whom to ask.
 *
 * @param props - `path`: where the server closes it
 */
export function CloseDocument<T extends SupplementFields>({
  editor,
  path,
}: {
  readonly editor: Editor<T>
  readonly path: string
}) {
  const { t, language } = useWords()
  const { status, person } = useSession()
  const { pathname, search } = useLocation()
  const { kind, value, document } = editor
  const own = useOwnInstitutions(person?.id ?? null)
  /** What they see while they are asked: it is what they close. */
  const [asking, setAsking] = useState<T | null>(null)
  const [trouble, setTrouble] = useState<'failed' | 'changed' | null>(null)
  const named = kind.gist(value).issuer
  const name = named.name.trim()
  const complete = supplementIssues(kind, value).length === 0
  const close = async (): Promise<void> => {
    setAsking(null)
    await document.flush()
    const response = await request(`${path}/seal`, {
      method: 'POST',
      body: { value: asking },
      patience: makingPatience,
    })
    // Whoever was taken from the list meanwhile reads it as it is now.
    if (response?.status === 403) void own.again()
    setTrouble(response?.status === 409 ? 'changed' : !response?.ok && response?.status !== 403 ? 'failed' : null)
    await document.refresh()
  }
  const what = (inner: ReactNode): ReactNode => (
    <>
      <h3>{t('supplement.close')}</h3>
      <p>{t('supplement.closeText')}</p>
      {trouble === 'failed' && <Failed says="supplement.failed" />}
      {trouble === 'changed' && <Notice kind="warn" title={t('supplement.closeChanged')} live />}
      {inner}
    </>
  )
  if (status === 'unknown') return what(<WaitingHere />)
  if (!person)
    return what(
      <Notice
        kind="info"
        title={t('supplement.speak.signIn')}
        action={
          <a className="button" href={loginAddress({ returnTo: `${pathname}${search}`, language })}>
            {t('account.login')}
          </a>
        }
      >
        <p>{t('supplement.speak.signInText')}</p>
      </Notice>,
    )
  if (own.institutions === 'unknown') return what(<WaitingHere />)
  if (own.institutions === 'failed') return what(<NotAnswered again={own.again} />)
  if (name === '') return what(<p className="hint">{t('supplement.closeLater')}</p>)
  if (!institutionNamed(own.institutions, named))
    return what(<Unvouched name={name} institutions={own.institutions} id={person.id} email={person.email} />)
  return what(
    <>
      <p>{t('supplement.speak.for', { institution: name })}</p>
      <p>
        <button
          type="button"
          className="button"
          aria-disabled={!complete || undefined}
          onClick={() => complete && setAsking(value)}
        >
          <Icon name="lock" />
          {t('supplement.closeNow')}
        </button>
      </p>
      {!complete && <p className="hint">{t('supplement.closeLater')}</p>}
      <Question
        open={asking !== null}
        onClose={() => setAsking(null)}
        title={t('supplement.closeAsk')}
        actions={
          <>
            <button type="button" className="button button-primary" onClick={() => void close()}>
              {t('supplement.closeNow')}
            </button>
            <button type="button" className="button" onClick={() => setAsking(null)}>
              {t('library.cancel')}
            </button>
          </>
        }
      >
        <p>{t('supplement.speak.for', { institution: name })}</p>
        <p>{t('supplement.closeText')}</p>
      </Question>
    </>,
  )
}

/** Why a person can't close a document in the name that it has, and what to ask for. */
function Unvouched({
  name,
  institutions,
  id,
  email,
}: {
  readonly name: string
  readonly institutions: readonly ListedInstitution[]
  readonly id: string
  readonly email: string | null
}) {
  const { t, language } = useWords()
  const [, domain = ''] = (email ?? '').split('@')
  return (
    <Notice kind="warn" title={t('supplement.speak.none', { institution: name })} live>
      <p>{t('supplement.speak.noneText')}</p>
      {institutions.length > 0 && (
        <>
          <p>{t('supplement.speak.others')}</p>
          <ul>
            {institutions.map((one) => (
              <li key={one.id}>
                {[one.name, ...one.names].join(' / ')}, {countryName(one.country, language)}
              </li>
            ))}
          </ul>
        </>
      )}
      <p>{t('supplement.speak.ask', { institution: name, domain, id })}</p>
      <p>
        <Link to="/contact">{t('supplement.speak.contact')}</Link>
      </p>
    </Notice>
  )
}
