import '../styles/thumb.css'
import { type FormEvent, useId, useState } from 'react'
import { Link } from 'react-router'
import { useWords } from '../language.tsx'
import { Question } from '../parts/dialog.tsx'
import { Icon } from '../parts/drawing.tsx'
import { MenuButton } from '../parts/menu.tsx'
import { SearchBox } from '../parts/search-box.tsx'
import { tellApart, useMoment } from './tell-apart.ts'
import { filterEntries, tagsOf } from './filter.ts'
import type { LibraryEntry, LibraryKind } from './library.ts'
import { TagFilter } from './tag-filter.tsx'
import { dotted } from '../parts/dotted.ts'

/** What can be done with a document of the list. */
export interface DocumentActions {
  readonly rename: (entry: LibraryEntry, title: string) => void
  readonly tag: (entry: LibraryEntry, tags: readonly string[]) => void
  readonly duplicate: (entry: LibraryEntry) => void
  readonly remove: (entry: LibraryEntry) => void
}

/** From how many on a search is worth its place. */
const searchable = 4

/** CVs, or letters, the last saved first: found by words and tags, renamed, duplicated, deleted. */
export function DocumentList({
  kind,
  entries,
  actions,
}: {
  readonly kind: LibraryKind
  readonly entries: readonly LibraryEntry[]
  /** Null without a connection: they can be opened, nothing else. */
  readonly actions: DocumentActions | null
}) {
  const { t } = useWords()
  const [search, setSearch] = useState('')
  const [tag, setTag] = useState('')
  const nameOf = useNameOf()
  const moment = useMoment()
  const [asked, setAsked] = useState<{ readonly entry: LibraryEntry; readonly what: 'title' | 'tags' } | null>(null)
  if (entries.length === 0) return <p className="empty">{t(kind === 'cv' ? 'me.noCvs' : 'me.noLetters')}</p>
  const tags = tagsOf(entries)
  // What tells names apart is said to those who hear them; others see when it was saved beneath.
  const names = tellApart(entries, { name: nameOf, when: ({ savedAt }) => moment(savedAt) })
  const found = filterEntries(entries, { search, tag: tags.includes(tag) ? tag : '' })
  return (
    <>
      {entries.length >= searchable && (
        <SearchBox className="library-search" label={t('library.search')} value={search} onChange={setSearch} />
      )}
      <TagFilter tags={tags} chosen={tag} onChoose={setTag} />
      <p className="lp-visually-hidden" role="status">
        {search !== '' && t('library.found', { count: found.length })}
      </p>
      {found.length === 0 && <p className="empty">{t('library.none')}</p>}
      <ul className="library">
        {found.map((entry) => (
          <Row
            key={entry.id}
            entry={entry}
            name={nameOf(entry)}
            called={names.get(entry) ?? ''}
            actions={actions}
            onAsk={(what) => setAsked({ entry, what })}
          />
        ))}
      </ul>
      {actions && <Change asked={asked} onClose={() => setAsked(null)} onRename={actions.rename} onTag={actions.tag} />}
    </>
  )
}

/** What a document is called: its name, or what it is for. */
export function useNameOf(): (entry: Pick<LibraryEntry, 'title' | 'headline' | 'madeFor'>) => string {
  const { t } = useWords()
  return ({ title, headline, madeFor }) => title || madeFor.position || headline || t('me.untitled')
}

function Row({
  entry,
  name,
  called,
  actions,
  onAsk,
}: {
  readonly entry: LibraryEntry
  readonly name: string
  /** Its name, and where others have the same, what tells it from them. */
  readonly called: string
  readonly actions: DocumentActions | null
  readonly onAsk: (what: 'title' | 'tags') => void
}) {
  const { t } = useWords()
  const { position, employer } = entry.madeFor
  const purpose = dotted(position === name ? '' : position, employer)
  return (
    <li className="card library-row">
      <span className={`thumb thumb-${entry.template.replace(/^cv-/, '')}`} aria-hidden="true">
        <i />
        <i />
        <i />
        <i />
      </span>
      <div className="library-words">
        <h3>
          <Link to={`/${entry.kind}/${entry.id}`} aria-label={called === name ? undefined : called}>
            {name}
          </Link>
        </h3>
        {purpose && <p>{purpose}</p>}
        {entry.savedAt !== null && (
          <p className="hint">{t('me.savedOn', { date: t.format.dateTime(entry.savedAt * 1000) })}</p>
        )}
        {entry.tags.length > 0 && (
          <ul className="tags" aria-label={t('library.tags')}>
            {entry.tags.map((tag) => (
              <li key={tag} className="tag">
                {tag}
              </li>
            ))}
          </ul>
        )}
      </div>
      {actions && (
        <MenuButton
          label={t('library.more', { name: called })}
          className="tool"
          items={[
            { id: 'rename', label: t('library.rename'), onAct: () => onAsk('title') },
            { id: 'tags', label: t('library.changeTags'), onAct: () => onAsk('tags') },
            { id: 'duplicate', label: t('library.duplicate'), onAct: () => actions.duplicate(entry) },
            { id: 'delete', label: t('me.delete'), danger: true, onAct: () => actions.remove(entry) },
          ]}
        >
          <Icon name="more" />
        </MenuButton>
      )}
    </li>
  )
}

function Change({
  asked,
  onClose,
  onRename,
  onTag,
}: {
  readonly asked: { readonly entry: LibraryEntry; readonly what: 'title' | 'tags' } | null
  readonly onClose: () => void
  readonly onRename: DocumentActions['rename']
  readonly onTag: DocumentActions['tag']
}) {
  const { t } = useWords()
  const id = useId()
  const title = asked?.what === 'tags' ? t('library.changeTags') : t('library.rename')
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault()
    const typed = new FormData(event.currentTarget).get('value')
    const text = typeof typed === 'string' ? typed.trim() : ''
    if (asked?.what === 'title') onRename(asked.entry, text)
    else if (asked) onTag(asked.entry, [...new Set(text.split(',').map((tag) => tag.trim()))].filter(Boolean))
    onClose()
  }
  return (
    <Question
      open={asked !== null}
      onClose={onClose}
      title={title}
      actions={
        <>
          <button type="submit" form={id} className="button button-primary">
            {t('library.save')}
          </button>
          <button type="button" className="button" onClick={onClose}>
            {t('library.cancel')}
          </button>
        </>
      }
    >
      <form id={id} className="field" onSubmit={submit}>
        <label htmlFor={`${id}-value`}>{t(asked?.what === 'tags' ? 'library.tags' : 'design.title')}</label>
        <input
          id={`${id}-value`}
          name="value"
          maxLength={asked?.what === 'tags' ? 400 : 120}
          autoComplete="off"
          defaultValue={asked ? (asked.what === 'tags' ? asked.entry.tags.join(', ') : asked.entry.title) : ''}
          aria-describedby={`${id}-hint`}
        />
        <p className="hint" id={`${id}-hint`}>
          {t(asked?.what === 'tags' ? 'library.tagsHint' : 'design.titleHint')}
        </p>
      </form>
    </Question>
  )
}
