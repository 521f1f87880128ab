import '../styles/import.css'
import {
  type Attachment,
  type ImportOutcome,
  cvBeside,
  letterBeside,
  offersOf,
  takeOffers,
  usualChoice,
} from '@laissez-passer/europass/exchange'
import { emptyProfile, type Profile, withFiles } from '@laissez-passer/europass/profile'
import { useMemo, useState } from 'react'
import { Link } from 'react-router'
import { pagePath } from '../documents/page-path.ts'
import { guest, profileSource } from '../documents/sources.ts'
import { useDocument } from '../documents/use-document.ts'
import { useWords } from '../language.tsx'
import { NotAnswered } from '../parts/not-answered.tsx'
import { Notice } from '../parts/notice.tsx'
import { Page } from '../parts/page.tsx'
import { Waiting, WaitingHere } from '../parts/waiting.tsx'
import { useSession } from '../session.tsx'
import { keepFiles } from '../files/files.ts'
import { faultText } from '../files/words.ts'
import { ChooseFile } from './choose-file.tsx'
import { useExchangeWords, wordsOfExchange } from './exchange-words.ts'
import { ImportReport } from './import-report.tsx'
import { keepFirstProfile, keepMade, type Made } from './keep-import.ts'
import { nameImported } from './name-imported.ts'
import { Offers } from './offers.tsx'
import { readFile } from './read-file.ts'
import { type BlockPlace, SortText, sortedProfile } from './sort-text.tsx'

type Read = Extract<ImportOutcome, { ok: true }>

type State =
  | { readonly is: 'waiting' }
  | { readonly is: 'reading'; readonly name: string }
  | { readonly is: 'refused'; readonly why: string }
  | { readonly is: 'read'; readonly name: string; readonly read: Read }

/** Brings a CV in from a file: shows what was found before anything is taken. For guests too. */
export default function ImportPage() {
  const { t } = useWords()
  const { status, person } = useSession()
  // With each file that was taken the profile is read again, so that the next one is laid beside what is
  // there.
  const [taken, setTaken] = useState<readonly TakenFile[]>([])
  if (status === 'unknown') return <Waiting />
  const owner = person?.id ?? guest
  return (
    <Page title={t('import.title')} lead={t(person ? 'import.lead' : 'import.leadGuest')}>
      <Importing
        key={`${owner} ${taken.length}`}
        owner={owner}
        before={taken.at(-1)}
        onTaken={(file) => setTaken([...taken, file])}
      />
    </Page>
  )
}

/** A file that was taken, and where what came of it is seen. */
interface TakenFile {
  readonly name: string
  readonly to: string
  /** The address of a letter that came with it. */
  readonly letter: string | undefined
  /** Names of files in it that aren't kept. */
  readonly unkept: readonly string[]
}

/** What was taken: the profile's paths, and what is made beside it. */
interface Taken {
  readonly theirs: Profile
  readonly chosen: ReadonlySet<string>
  readonly made: readonly Made[]
  readonly files: readonly Attachment[]
}

function Importing({
  owner,
  before,
  onTaken,
}: {
  readonly owner: string
  /** The file that was taken before, if one was. */
  readonly before: TakenFile | undefined
  readonly onTaken: (file: TakenFile) => void
}) {
  const { t, language } = useWords()
  const { document, view } = useDocument(useMemo(() => profileSource(owner), [owner]))
  const [state, setState] = useState<State>({ is: 'waiting' })
  if (!document || view.status === 'loading') return <WaitingHere />
  const mine = view.value ?? (view.status === 'missing' ? emptyProfile(language) : null)
  if (view.status === 'offline') return <NotAnswered title="import.noProfile" again={document.refresh} />
  if (mine === null) return <Notice kind="bad" title={t('import.noProfile')} live />
  const read = async (file: File): Promise<void> => {
    setState({ is: 'reading', name: file.name })
    const [outcome, words] = await Promise.all([readFile(file, language), wordsOfExchange(t.language)])
    if (outcome.ok) setState({ is: 'read', name: file.name, read: outcome })
    else setState({ is: 'refused', why: words(`exchange.refusal.${outcome.refusal.code}`, outcome.refusal.params) })
  }
  const take = async ({ theirs, chosen, made }: Taken): Promise<boolean> => {
    if (view.value === null) {
      if (!(await keepFirstProfile(owner, takeOffers(mine, theirs, chosen)))) return false
    } else {
      document.change((profile) => takeOffers(profile, theirs, chosen))
      await document.flush()
    }
    const kept = await Promise.all(made.map((one) => keepMade(owner, one)))
    return kept.every(Boolean)
  }
  return (
    <>
      {state.is === 'waiting' && before !== undefined && (
        <Notice kind="ok" title={t('import.taken', { name: before.name })} live>
          <p className="actions">
            <Link className="button" to={before.to}>
              {t(before.to.startsWith('/cv/') ? 'import.open' : before.to === '/me' ? 'home.open' : 'here.title')}
            </Link>
            {before.letter && (
              <Link className="button" to={before.letter}>
                {t('import.openLetter')}
              </Link>
            )}
          </p>
        </Notice>
      )}
      {state.is === 'waiting' && before !== undefined && before.unkept.length > 0 && (
        <Notice kind="warn" title={t('import.unkept', { files: t.format.list(before.unkept) })} live>
          <p>{t('import.unkeptText')}</p>
        </Notice>
      )}
      {state.is !== 'read' && <ChooseFile busy={state.is === 'reading'} onFile={(file) => void read(file)} />}
      {state.is === 'waiting' && <p className="hint">{t('import.formats')}</p>}
      {state.is === 'reading' && <p role="status">{t('import.reading', { name: state.name })}</p>}
      {state.is === 'refused' && <Notice kind="bad" title={state.why} live />}
      {state.is === 'read' && (
        <Review
          {...state}
          mine={mine}
          onLeave={() => setState({ is: 'waiting' })}
          onTake={async (taken) => {
            // Files first: an entry names none that isn't kept.
            const unkept = await keepFiles(owner, taken.files)
            const gone = unkept.map(({ file }) => file)
            const files = new Set(taken.files.filter((file) => !gone.includes(file)).map(({ id }) => id))
            const theirs = withFiles(taken.theirs, (id) => files.has(id))
            if (!(await take({ ...taken, theirs }))) return false
            const addressOf = (which: Made['kind']): string | undefined =>
              taken.made
                .filter(({ kind }) => kind === which)
                .map(({ kind, value }) => pagePath({ kind, id: value.id }))[0]
            onTaken({
              name: state.name,
              to: addressOf('cv') ?? (owner === guest ? '/here' : '/me'),
              letter: addressOf('letter'),
              unkept: unkept.map(({ file, fault }) => `${file.name}: ${faultText(t, fault)}`),
            })
            return true
          }}
        />
      )}
    </>
  )
}

function Review({
  name,
  read,
  mine,
  onLeave,
  onTake,
}: {
  readonly name: string
  readonly read: Read
  readonly mine: Profile
  readonly onLeave: () => void
  readonly onTake: (taken: Taken) => Promise<boolean>
}) {
  const { t, language } = useWords()
  const words = useExchangeWords()
  const { text, report, document } = read
  const [places, setPlaces] = useState<ReadonlyMap<number, BlockPlace>>(new Map())
  const theirs = useMemo(
    () => (text.length > 0 ? sortedProfile(text, { chosen: places, language }) : document.profile),
    [text, places, document, language],
  )
  const offers = useMemo(() => offersOf(mine, theirs), [mine, theirs])
  const [chosen, setChosen] = useState(() => usualChoice(offers))
  // Read a second time, a file is not to make a second CV unasked.
  const known = text.length === 0 && offers.length > 0 && offers.every(({ standing }) => standing === 'same')
  const [withCv, setWithCv] = useState(!known)
  const [withLetters, setWithLetters] = useState(!known)
  const [filesToo, setFilesToo] = useState(!known)
  const [busy, setBusy] = useState(false)
  const [failed, setFailed] = useState(false)
  const cv = document.cvs[0]
  const { letters } = document
  // Files that the source names and doesn't hold are told in the report.
  const files = document.attachments.filter(({ bytes }) => bytes.length > 0)
  const choose = (paths: readonly string[], take: boolean): void =>
    setChosen((before) => {
      const after = new Set(before)
      for (const path of paths)
        if (take) after.add(path)
        else after.delete(path)
      return after
    })
  // Text is taken as it was sorted: there is no second choice.
  const picked = text.length > 0 ? usualChoice(offers) : chosen
  const both = { mine, theirs }
  const made: readonly Made[] = [
    ...(withCv && cv ? [{ kind: 'cv', value: cvBeside(cv, both) } as const] : []),
    ...(withLetters ? letters : []).map((value) => ({ kind: 'letter', value: letterBeside(value, both) }) as const),
  ]
  const count = picked.size + made.length + (filesToo ? files.length : 0)
  const take = async (): Promise<void> => {
    if (busy) return
    setBusy(true)
    setFailed(false)
    const kept = await onTake({
      theirs,
      chosen: picked,
      made: nameImported(made, { file: name, letterOf: (file) => t('import.letterOf', { name: file }) }),
      files: filesToo ? files : [],
    })
    setBusy(false)
    setFailed(!kept)
  }
  const offerFiles = files.length > 0 && (
    <label className="import-offer">
      <input type="checkbox" checked={filesToo} onChange={(event) => setFilesToo(event.target.checked)} />
      <span>
        {t('import.files', { count: files.length })}{' '}
        <span className="hint">{t.format.list(files.map((file) => file.name))}</span>
      </span>
    </label>
  )
  const format = [words(`exchange.format.${report.format}`), report.version].filter((part) => part !== '').join(' ')
  return (
    <>
      <Notice kind="info" title={t('import.found', { name, format })} live>
        <p>{t(text.length > 0 ? 'import.sort' : known ? 'import.known' : 'import.choice')}</p>
      </Notice>
      {text.length > 0 ? (
        <SortText
          blocks={text}
          chosen={places}
          onChoose={(block, place) => setPlaces((before) => new Map(before).set(block, place))}
        />
      ) : (
        <>
          <h2>{t('import.offers')}</h2>
          <Offers theirs={theirs} offers={offers} chosen={chosen} onChoose={choose} />
          {(cv || letters.length + files.length > 0) && (
            <div className="card">
              {cv && (
                <label className="import-offer">
                  <input type="checkbox" checked={withCv} onChange={(event) => setWithCv(event.target.checked)} />
                  <span>{t('import.makeCv')}</span>
                </label>
              )}
              {letters.length > 0 && (
                <label className="import-offer">
                  <input
                    type="checkbox"
                    checked={withLetters}
                    onChange={(event) => setWithLetters(event.target.checked)}
                  />
                  <span>{t('import.letters', { count: letters.length })}</span>
                </label>
              )}
              {offerFiles}
            </div>
          )}
          <ImportReport report={report} document={document} />
        </>
      )}
      {text.length > 0 && offerFiles}
      {failed && <Notice kind="bad" title={t('import.failed')} live />}
      <p className="import-actions">
        <button
          type="button"
          className="button button-primary"
          aria-disabled={busy || count === 0 || undefined}
          onClick={() => void (count > 0 && take())}
        >
          {t('import.take', { count })}
        </button>
        <button type="button" className="button" onClick={onLeave}>
          {t('import.another')}
        </button>
      </p>
    </>
  )
}
