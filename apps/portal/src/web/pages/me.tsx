import '../styles/forms.css'
import '../styles/editor.css'
import { cvDraftSchema, cvFromProfile, emptyProfile, type Profile } from '@laissez-passer/europass/model'
import { useCallback, useEffect, useState } from 'react'
import { Link, useNavigate, useSearchParams } from 'react-router'
import { api, type CvEntry, type Loaded, type Kept } from '../api.ts'
import { useEuropassWords } from '../europass-words.ts'
import { useWords } from '../language.tsx'
import { Guilloche, Icon } from '../parts/drawing.tsx'
import { Notice } from '../parts/notice.tsx'
import { Page } from '../parts/page.tsx'
import { Waiting } from '../parts/waiting.tsx'
import { useSession } from '../session.tsx'
import type { Person } from '../who.ts'
import { OfferToProfile } from './offer-to-profile.tsx'
import { CvList } from './cv-list.tsx'
import { SignInFirst } from './sign-in-first.tsx'

/** A person's Europass: the profile, and the CVs made of it. */
export default function MePage() {
  const { t } = useWords()
  const { status, person } = useSession()
  if (status === 'unknown') return <Waiting />
  return person ? <MyEuropass person={person} /> : <SignInFirst title={t('me.title')} />
}

interface Documents {
  readonly profile: Loaded<Kept<Profile>>
  readonly cvs: Loaded<readonly CvEntry[]>
}

/** A profile to begin with: what EU Login knows. */
function firstProfile(person: Person): Profile {
  const profile = emptyProfile()
  const emails = person.email ? [{ id: crypto.randomUUID(), address: person.email }] : []
  return {
    ...profile,
    personal: { ...profile.personal, givenName: person.firstName ?? '', familyName: person.lastName ?? '', emails },
  }
}

function MyEuropass({ person }: { readonly person: Person }) {
  const { t, language } = useWords()
  const { handedOver, refresh } = useSession()
  const navigate = useNavigate()
  const [search, setSearch] = useSearchParams()
  const [documents, setDocuments] = useState<Documents | null>(null)
  const [trouble, setTrouble] = useState<'full' | 'failed' | null>(null)
  const load = useCallback(async () => {
    const [profile, cvs] = await Promise.all([api.profile(), api.cvs()])
    // The session ended since this page was opened: it turns into the one that asks to sign in.
    if (!profile.ok && profile.reason === 'ended') return refresh()
    setDocuments({ profile, cvs })
  }, [refresh])
  useEffect(() => void load(), [load])

  const createProfile = async (): Promise<void> => {
    const made = await api.createProfile(firstProfile(person))
    if (made.ok) void navigate('/profile')
    else setTrouble('failed')
  }
  const createCv = useCallback(async (): Promise<void> => {
    const profile = documents?.profile.ok ? documents.profile.value.value : firstProfile(person)
    const cv = cvDraftSchema.parse({ ...cvFromProfile(profile, { id: crypto.randomUUID(), language }), title: '' })
    const saved = await api.createCv(cv)
    if (saved.ok) void navigate(`/cv/${cv.id}`)
    else setTrouble(saved.reason === 'full' ? 'full' : 'failed')
  }, [documents, person, language, navigate])

  const wanted = search.get('new') === 'cv' && documents !== null
  useEffect(() => {
    if (!wanted) return
    setSearch({}, { replace: true })
    void createCv()
  }, [wanted, createCv, setSearch])

  if (!documents || wanted) return <Waiting />
  const { profile, cvs } = documents
  const offline = (!profile.ok && profile.reason === 'offline') || !cvs.ok
  return (
    <Page title={t('me.title')} lead={person.firstName ? t('me.hello', { name: person.firstName }) : undefined}>
      {handedOver && (
        <Notice kind="ok" title={t(handedOver.profile ? 'me.handedOverProfile' : 'me.handedOver')}>
          <Link to={`/cv/${handedOver.cv}`}>{t('me.openHandedOver')}</Link>
          {!handedOver.profile && <OfferToProfile person={person.id} content={handedOver.content} />}
        </Notice>
      )}
      {trouble && <Notice kind="bad" title={t(trouble === 'full' ? 'save.full' : 'me.failed')} live />}
      {offline && <Notice kind="bad" title={t('me.offline')} live />}
      <section className="passport card" aria-labelledby="passport">
        <div className="passport-cover">
          <Guilloche seed={person.id} className="guilloche" width={420} height={300} lines={7} />
          <span className="lp-mono">{person.id}</span>
        </div>
        <div className="passport-body">
          <h2 id="passport">{t('profile.title')}</h2>
          {profile.ok ? (
            <>
              <p>{t('me.profileText')}</p>
              <ProfileState profile={profile.value.value} />
              <Link className="button" to="/profile">
                {t('me.editProfile')}
              </Link>
            </>
          ) : (
            <>
              <p>{t('me.noProfile')}</p>
              <button type="button" className="button button-primary" onClick={() => void createProfile()}>
                {t('me.createProfile')}
              </button>
            </>
          )}
        </div>
      </section>
      <section aria-labelledby="cvs" className="stack">
        <div className="section-head">
          <h2 id="cvs">{t('me.cvs')}</h2>
          <button type="button" className="button button-primary" onClick={() => void createCv()}>
            <Icon name="add" />
            {t('me.createCv')}
          </button>
        </div>
        <CvList cvs={cvs.ok ? cvs.value : []} onRemoved={() => void load()} />
      </section>
    </Page>
  )
}

/** Which sections hold something. */
function ProfileState({ profile }: { readonly profile: Profile }) {
  const { t } = useWords()
  const e = useEuropassWords()
  const filled = [
    [t('section.personal'), profile.personal.givenName !== '' || profile.personal.familyName !== ''],
    [e('section.work-experience'), profile.work.length > 0],
    [e('section.education-training'), profile.education.length > 0],
    [e('section.language'), profile.languages.motherTongues.length + profile.languages.others.length > 0],
    [e('section.profile-skills'), profile.digitalSkills.length > 0],
  ] as const
  return (
    <ul className="filled">
      {filled.map(([name, done]) => (
        <li key={name} data-done={done || undefined}>
          {done && <Icon name="check" />}
          {name}
          {!done && <span className="lp-visually-hidden"> {t('me.empty')}</span>}
        </li>
      ))}
    </ul>
  )
}
