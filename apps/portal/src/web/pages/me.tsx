import '../styles/forms.css'
import '../styles/library.css'
import { beginCv } from '@laissez-passer/europass/cv'
import { letterOf } from '@laissez-passer/europass/letter'
import type { Profile } from '@laissez-passer/europass/profile'
import { sectionNames, sections } from '@laissez-passer/europass/sections'
import { useCallback, useEffect, useRef, useState } from 'react'
import { Link, useNavigate, useSearchParams } from 'react-router'
import { LeavingHere, useLeaving } from '../account/leaving-notice.tsx'
import { api } from '../api.ts'
import { DigitalBlock } from '../digital/block.tsx'
import { firstProfile } from '../documents/first-profile.ts'
import { pagePath } from '../documents/page-path.ts'
import { today } from '../documents/today.ts'
import { useEuropassWords } from '../europass-words.ts'
import { LibraryBlock } from '../files/block.tsx'
import { useWords } from '../language.tsx'
import { LanguagesBlock } from '../languages/block.tsx'
import { type DocumentActions, DocumentList, useNameOf } from '../library/document-list.tsx'
import {
  changeHead,
  duplicateDocument,
  keepDocument,
  type LibraryEntry,
  type LibraryKind,
  listDocuments,
  type Removed,
  removeDocument,
} from '../library/library.ts'
import { keptEntries, keptProfile } from '../library/kept-entries.ts'
import { Guilloche, Icon } from '../parts/drawing.tsx'
import { Failed } from '../parts/failed.tsx'
import { NotAnswered } from '../parts/not-answered.tsx'
import { Notice } from '../parts/notice.tsx'
import { Page } from '../parts/page.tsx'
import { Waiting } from '../parts/waiting.tsx'
import type { Loaded } from '../request.ts'
import { useSession } from '../session.tsx'
import { SupplementsBlock } from '../supplements/block.tsx'
import type { Person } from '../who.ts'
import { SharingBlock } from '../sharing/block.tsx'
import { OfferToProfile } from './offer-to-profile.tsx'
import RelatedBlock from './related.tsx'
import { SignInFirst } from './sign-in-first.tsx'

/** A person's Europass: the profile, and the documents made of it. */
export default function MePage() {
  const { t } = useWords()
  const { status, person } = useSession()
  if (status === 'unknown') return <Waiting />
  return person ? <MyEuropass person={person} /> : <SignInFirst title={t('me.title')} />
}

/** `here`: only this browser could be asked. */
interface Documents {
  readonly from: 'server' | 'here'
  readonly profile: Profile | null
  readonly cvs: readonly LibraryEntry[]
  readonly letters: readonly LibraryEntry[]
}

function MyEuropass({ person }: { readonly person: Person }) {
  const { t, language } = useWords()
  const { handedOver, reached, refresh } = useSession()
  const navigate = useNavigate()
  const nameOf = useNameOf()
  const [search, setSearch] = useSearchParams()
  const [documents, setDocuments] = useState<Documents | null>(null)
  const [trouble, setTrouble] = useState<'full' | 'failed' | null>(null)
  const [removed, setRemoved] = useState<{ readonly name: string; readonly was: Removed } | null>(null)
  const load = useCallback(async () => {
    const [profile, cvs, letters] = await Promise.all([api.profile(), listDocuments('cv'), listDocuments('letter')])
    // The session ended since this page was opened: it turns into the one that asks to sign in.
    if (!profile.ok && profile.reason === 'ended') return refresh()
    const missing = !profile.ok && profile.reason === 'missing'
    if ((profile.ok || missing) && cvs.ok && letters.ok) {
      return setDocuments({
        from: 'server',
        profile: profile.ok ? profile.value.value : null,
        cvs: cvs.value,
        letters: letters.value,
      })
    }
    const entries = await keptEntries(person.id)
    setDocuments({
      from: 'here',
      profile: await keptProfile(person.id),
      cvs: entries.filter(({ kind }) => kind === 'cv'),
      letters: entries.filter(({ kind }) => kind === 'letter'),
    })
  }, [person.id, refresh])
  // Again when the connection is back.
  useEffect(() => void load(), [load, reached])

  const leaving = useLeaving()
  const createProfile = async (): Promise<void> => {
    const made = await api.createProfile(firstProfile(person, language))
    if (made.ok) void navigate('/profile')
    else setTrouble('failed')
  }
  const creating = useRef(false)
  const create = useCallback(
    async (kind: LibraryKind): Promise<void> => {
      // A second press, or the address read again, finds the first under way: one document is begun.
      if (creating.current) return
      creating.current = true
      try {
        // Both show a profile: whoever has none yet gets one with what EU Login knows.
        const made = await api.createProfile(firstProfile(person, language))
        if (!made.ok) return setTrouble('failed')
        const { value: profile } = made.value
        const id = crypto.randomUUID()
        const saved =
          kind === 'cv'
            ? await api.createCv(beginCv(profile, { id }))
            : await api.createLetter(letterOf(profile, { id, date: today() }))
        if (saved.ok) void navigate(`/${kind}/${id}`)
        else setTrouble(saved.reason === 'full' ? 'full' : 'failed')
      } finally {
        creating.current = false
      }
    },
    [person, language, navigate],
  )

  const asked = search.get('new')
  const wanted = documents !== null && (asked === 'cv' || asked === 'letter') ? asked : null
  useEffect(() => {
    if (!wanted) return
    setSearch({}, { replace: true })
    void create(wanted)
  }, [wanted, create, setSearch])

  /** Does something with a document, then shows the list as it is. */
  const act = async (what: Promise<Loaded<unknown>>): Promise<void> => {
    const done = await what
    setTrouble(done.ok ? null : done.reason === 'full' ? 'full' : 'failed')
    await load()
  }
  const remove = async (entry: LibraryEntry): Promise<void> => {
    const gone = await removeDocument(entry)
    if (gone.ok) setRemoved({ name: nameOf(entry), was: gone.value })
    else setTrouble('failed')
    await load()
  }

  const actions: DocumentActions = {
    rename: (entry, value) => void act(changeHead(entry, { name: 'title', value })),
    tag: (entry, value) => void act(changeHead(entry, { name: 'tags', value })),
    duplicate: (entry) => void act(duplicateDocument(entry, t('library.copyOf', { name: nameOf(entry) }))),
    remove: (entry) => void remove(entry),
  }

  if (!documents || wanted) return <Waiting />
  const { profile, cvs, letters } = documents
  const offline = documents.from === 'here'
  const name = [person.firstName, person.lastName].filter(Boolean).join(' ')
  return (
    <Page title={t('me.title')} lead={person.firstName ? t('me.hello', { name: person.firstName }) : undefined}>
      {handedOver && (
        <Notice kind="ok" title={t(handedOver.profile === 'made' ? 'me.handedOverProfile' : 'me.handedOver')}>
          {handedOver.documents.slice(0, 1).map(({ kind, id }) => (
            <Link key={id} to={pagePath({ kind, id })}>
              {t('me.openHandedOver')}
            </Link>
          ))}
          {handedOver.profile === 'offered' && <OfferToProfile person={person.id} />}
        </Notice>
      )}
      <LeavingHere leaving={leaving} />
      {trouble && (trouble === 'full' ? <Notice kind="bad" title={t('save.full')} live /> : <Failed />)}
      {offline && (
        <NotAnswered kind="warn" again={load}>
          <p>{t('me.offlineKept')}</p>
        </NotAnswered>
      )}
      <section className="passport card" aria-labelledby="passport">
        <div className="passport-cover">
          <Guilloche seed={person.id} className="guilloche" width={420} height={300} lines={7} />
          {name && <span>{name}</span>}
        </div>
        <div className="passport-body">
          <h2 id="passport">{t('profile.title')}</h2>
          {profile ? (
            <>
              <p>{t('me.profileText')}</p>
              <ProfileState profile={profile} />
              <Link className="button" to="/profile">
                {t('me.editProfile')}
              </Link>
            </>
          ) : offline ? (
            <p>{t('me.notKept')}</p>
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
          <Link className="button" to="/import">
            {t('import.title')}
          </Link>
          {!offline && (
            <button type="button" className="button button-primary" onClick={() => void create('cv')}>
              <Icon name="add" />
              {t('me.createCv')}
            </button>
          )}
        </div>
        <div role="status">
          {removed && (
            <p className="removed">
              {t('library.deleted', { name: removed.name })}{' '}
              <button
                type="button"
                className="link"
                onClick={() => {
                  setRemoved(null)
                  void act(keepDocument(removed.was))
                }}
              >
                {t('entry.undo')}
              </button>
            </p>
          )}
        </div>
        <DocumentList kind="cv" entries={cvs} actions={offline ? null : actions} />
      </section>
      <section aria-labelledby="letters" className="stack">
        <div className="section-head">
          <h2 id="letters">{t('me.letters')}</h2>
          {!offline && (
            <button type="button" className="button button-primary" onClick={() => void create('letter')}>
              <Icon name="add" />
              {t('me.createLetter')}
            </button>
          )}
        </div>
        <DocumentList kind="letter" entries={letters} actions={offline ? null : actions} />
      </section>
      <LanguagesBlock profile={profile} />
      <DigitalBlock />
      <LibraryBlock />
      {!offline && <RelatedBlock className="stack" />}
      <SupplementsBlock owner={person.id} again={reached} />
      {!offline && <SharingBlock />}
    </Page>
  )
}

/** Which sections hold something; of those that few people need, only the ones that do. */
function ProfileState({ profile }: { readonly profile: Profile }) {
  const { t } = useWords()
  const e = useEuropassWords()
  const { personal, entries, custom } = profile
  const states = [
    { name: t('section.personal'), done: personal.givenName !== '' || personal.familyName !== '', always: true },
    ...sectionNames.map((name, at) => ({
      name: e(sections[name].heading),
      done: entries[name].length > 0,
      always: at < usualCount,
    })),
    ...custom.map(({ title, entries: own }) => ({ name: title, done: own.length > 0 && title !== '', always: false })),
  ]
  return (
    <ul className="filled">
      {states
        .filter(({ done, always }) => done || always)
        .map(({ name, done }) => (
          <li key={name} data-done={done || undefined}>
            {done && <Icon name="check" />}
            {name}
            {!done && <span className="lp-visually-hidden"> {t('me.empty')}</span>}
          </li>
        ))}
    </ul>
  )
}

/** Work, education, languages, digital skills. */
const usualCount = 4
