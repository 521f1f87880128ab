import '../styles/forms.css'
import '../styles/documents.css'
import '../styles/import.css'
import '../styles/library.css'
import '../styles/files.css'
import type { Profile } from '@laissez-passer/europass/profile'
import { useEffect, useMemo, useRef, useState } from 'react'
import { finds } from '../../library/search.ts'
import { api } from '../api.ts'
import { guest } from '../documents/sources.ts'
import { useEuropassWords } from '../europass-words.ts'
import { useWords } from '../language.tsx'
import { tagsOf } from '../library/filter.ts'
import { keptProfile } from '../library/kept-entries.ts'
import { TagFilter } from '../library/tag-filter.tsx'
import { Question } from '../parts/dialog.tsx'
import { Icon } from '../parts/drawing.tsx'
import { Failed } from '../parts/failed.tsx'
import { NotAnswered } from '../parts/not-answered.tsx'
import { Notice } from '../parts/notice.tsx'
import { Page } from '../parts/page.tsx'
import { SearchBox } from '../parts/search-box.tsx'
import { Waiting, WaitingHere } from '../parts/waiting.tsx'
import { loginAddress, useSession } from '../session.tsx'
import { AddFiles } from './add-files.tsx'
import { namedUses } from './entry-names.ts'
import { FileRow } from './file-row.tsx'
import { FileView } from './file-view.tsx'
import { FileWordsDialog } from './file-words.tsx'
import { Quota } from './quota.tsx'
import { archiveAddress } from './remote-files.ts'
import { saveFile } from './save-file.ts'
import { saveGuestArchive } from './guest-archive.ts'
import type { LibraryFile } from './store.ts'
import { Uploads } from './uploads.tsx'
import { useLibrary } from './use-library.ts'
import { kindText } from './words.ts'

/** Certificates and other files of somebody, a guest too. */
export default function LibraryPage() {
  const { status } = useSession()
  return status === 'unknown' ? <Waiting /> : <LibraryOfOwner />
}

/** The profile, for what uses files; null where there is none, or it can't be had. */
function useProfile(owner: string): Profile | null {
  const [profile, setProfile] = useState<Profile | null>(null)
  useEffect(() => {
    const read = async (): Promise<Profile | null> => {
      const found = owner === guest ? null : await api.profile()
      return found?.ok ? found.value.value : keptProfile(owner)
    }
    void read().then(setProfile)
  }, [owner])
  return profile
}

type Asked = { readonly what: 'view' | 'words' | 'remove'; readonly id: string } | null

function LibraryOfOwner() {
  const { t, language } = useWords()
  const e = useEuropassWords()
  const { library, view, owner } = useLibrary()
  const profile = useProfile(owner)
  const uses = useMemo(() => namedUses(profile, { e, language }), [profile, e, language])
  const [search, setSearch] = useState('')
  const [tag, setTag] = useState('')
  const [asked, setAsked] = useState<Asked>(null)
  const [failed, setFailed] = useState(false)
  const [replacing, setReplacing] = useState<LibraryFile | null>(null)
  const newVersion = useRef<HTMLInputElement>(null)
  const { upload } = library
  useEffect(() => {
    const paste = (event: ClipboardEvent): void => {
      const files = [...(event.clipboardData?.files ?? [])]
      const into = event.target instanceof Element ? event.target.closest('input, textarea') : null
      if (files.length === 0 || into) return
      event.preventDefault()
      void upload(files)
    }
    document.addEventListener('paste', paste)
    return () => document.removeEventListener('paste', paste)
  }, [upload])
  const { files, used, isKept = false } = view.list
  const tags = tagsOf(files)
  const chosen = tags.includes(tag) ? tag : ''
  const found = files.filter(
    (file) =>
      (chosen === '' || file.tags.includes(chosen)) &&
      finds(search, [
        file.name,
        file.description,
        ...file.tags,
        kindText(t, file.mediaType),
        ...(uses.get(file.id) ?? []).map(({ name }) => name),
      ]),
  )
  const fileAsked = (what: NonNullable<Asked>['what']): LibraryFile | null =>
    (asked?.what === what && files.find(({ id }) => id === asked.id)) || null
  const act = async (done: Promise<boolean>): Promise<void> => setFailed(!(await done))
  const remove = (file: LibraryFile): void => {
    setAsked(null)
    void act(library.remove(file))
  }
  const closing = (): void => setAsked(null)
  const leaving = fileAsked('remove')
  const isOffline = isKept || view.status === 'offline'
  return (
    <Page title={t('files.title')} lead={t(owner === guest ? 'files.leadGuest' : 'files.lead')}>
      {view.status === 'ended' && (
        <Notice kind="warn" title={t('save.endedTitle')} live>
          <a className="button button-primary" href={loginAddress({ returnTo: '/library', language })}>
            {t('save.loginAgain')}
          </a>
        </Notice>
      )}
      {isOffline && (
        <NotAnswered kind="warn" title="files.offline" again={library.refresh}>
          {isKept && <p>{t('files.offlineText')}</p>}
        </NotAnswered>
      )}
      {failed && view.status !== 'ended' && <Failed />}
      {!isOffline && <AddFiles onFiles={(chosenFiles) => void upload(chosenFiles)} />}
      <Uploads uploads={view.uploads} onDismiss={library.dismiss} />
      <Quota used={used} />
      <div role="status">
        {view.removed && (
          <p className="removed">
            {t('library.deleted', { name: view.removed.name })}{' '}
            <button type="button" className="link" onClick={() => void act(library.undo())}>
              {t('entry.undo')}
            </button>
          </p>
        )}
      </div>
      <section className="stack" aria-labelledby="all-files">
        <div className="section-head">
          <h2 id="all-files">{t('files.all')}</h2>
          {files.length > 0 &&
            !isOffline &&
            (owner === guest ? (
              <button type="button" className="button" onClick={() => void saveGuestArchive(library.store, files)}>
                <Icon name="download" />
                {t('files.archive')}
              </button>
            ) : (
              <a className="button" href={archiveAddress} download>
                <Icon name="download" />
                {t('files.archive')}
              </a>
            ))}
        </div>
        {files.length > 3 && (
          <SearchBox className="library-search" label={t('files.search')} value={search} onChange={setSearch} />
        )}
        <TagFilter tags={tags} chosen={chosen} onChoose={setTag} />
        <p className="lp-visually-hidden" role="status">
          {search !== '' && t('files.found', { count: found.length })}
        </p>
        {view.status === 'loading' && <WaitingHere />}
        {view.status === 'ready' && files.length === 0 && <p className="empty">{t('files.empty')}</p>}
        {files.length > 0 && found.length === 0 && <p className="empty">{t('files.none')}</p>}
        <ul className="library files">
          {found.map((file) => (
            <FileRow
              key={file.id}
              file={file}
              uses={uses.get(file.id) ?? []}
              onOpen={() => setAsked({ what: 'view', id: file.id })}
              actions={
                isOffline
                  ? null
                  : {
                      save: () => void act(saveFile({ owner, store: library.store }, file)),
                      change: () => setAsked({ what: 'words', id: file.id }),
                      replace: () => {
                        setReplacing(file)
                        newVersion.current?.click()
                      },
                      // Of one that nothing uses the way back is enough.
                      remove: () =>
                        (uses.get(file.id) ?? []).length > 0 ? setAsked({ what: 'remove', id: file.id }) : remove(file),
                    }
              }
            />
          ))}
        </ul>
      </section>
      <input
        ref={newVersion}
        type="file"
        hidden
        aria-label={t('files.replace')}
        onChange={(event) => {
          const file = event.target.files?.[0]
          event.target.value = ''
          if (file && replacing) void library.replace(replacing, file)
        }}
      />
      <FileView
        file={fileAsked('view')}
        store={library.store}
        uses={asked ? (uses.get(asked.id) ?? []) : []}
        onClose={closing}
        actions={
          isOffline
            ? null
            : {
                save: (file, version) => void act(saveFile({ owner, store: library.store }, file, version)),
                use: ({ id }, version) => void act(library.act((store) => store.use(id, version))),
                forget: ({ id }, version) => void act(library.act((store) => store.forget(id, version))),
              }
        }
      />
      <FileWordsDialog
        file={fileAsked('words')}
        onClose={closing}
        onSave={({ id }, words) => void act(library.act((store) => store.describe(id, words)))}
      />
      <Question
        open={leaving !== null}
        onClose={closing}
        title={t('files.removeTitle', { name: leaving?.name ?? '' })}
        actions={
          <>
            <button type="button" className="button button-danger" onClick={() => leaving && remove(leaving)}>
              {t('me.delete')}
            </button>
            <button type="button" className="button" onClick={closing}>
              {t('library.cancel')}
            </button>
          </>
        }
      >
        <p>{t('files.removeText')}</p>
        <ul>
          {(leaving ? (uses.get(leaving.id) ?? []) : []).map(({ path, name }) => (
            <li key={path}>{name}</li>
          ))}
        </ul>
      </Question>
    </Page>
  )
}
