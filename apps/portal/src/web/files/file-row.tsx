import { kindOf } from '../../library/kinds.ts'
import { CredentialMark } from '../credentials/credential-mark.tsx'
import { useWords } from '../language.tsx'
import { Icon } from '../parts/drawing.tsx'
import { MenuButton } from '../parts/menu.tsx'
import type { NamedUse } from './entry-names.ts'
import type { LibraryFile } from './store.ts'
import { kindText, sizeText } from './words.ts'
import { dot, dotted } from '../parts/dotted.ts'

/** What can be done with a file of the list. */
export interface FileActions {
  readonly save: () => void
  readonly change: () => void
  readonly replace: () => void
  readonly remove: () => void
}

/** A file in the list. */
export function FileRow({
  file,
  uses,
  onOpen,
  actions,
}: {
  readonly file: LibraryFile
  readonly uses: readonly NamedUse[]
  readonly onOpen: () => void
  /** Null without a connection. */
  readonly actions: FileActions | null
}) {
  const { t } = useWords()
  const { name, description, mediaType, savedAt, size, tags, versions } = file
  const facts = [kindText(t, mediaType), sizeText(t, size), savedAt > 0 ? t.format.dateTime(savedAt * 1000) : '']
  const earlier = versions.length > 1 ? t('files.versionCount', { count: versions.length }) : ''
  return (
    <li className="card library-row">
      <span className="file-kind" data-kind={kindOf(mediaType)} aria-hidden="true">
        <Icon name="document" />
      </span>
      <div className="library-words">
        <h3>
          {actions ? (
            <button type="button" className="link file-name" onClick={onOpen}>
              {name}
            </button>
          ) : (
            name
          )}
        </h3>
        {description && <p className="file-description">{description}</p>}
        {actions && kindOf(mediaType) === 'credential' && <CredentialMark fileId={file.id} />}
        <p className="hint">
          {dotted(...facts, actions ? '' : earlier)}
          {actions && earlier && (
            <>
              {dot}
              <button
                type="button"
                className="link"
                aria-label={t('files.versionCountOf', { count: versions.length, name })}
                onClick={onOpen}
              >
                {earlier}
              </button>
            </>
          )}
        </p>
        {uses.length > 0 && (
          <p className="hint">{t('files.usedBy', { entries: t.format.list(uses.map((use) => use.name)) })}</p>
        )}
        {tags.length > 0 && (
          <ul className="tags" aria-label={t('library.tags')}>
            {tags.map((tag) => (
              <li key={tag} className="tag">
                {tag}
              </li>
            ))}
          </ul>
        )}
      </div>
      {actions && (
        <MenuButton
          label={t('library.more', { name })}
          className="tool"
          items={[
            { id: 'open', label: t('files.open'), onAct: onOpen },
            { id: 'save', label: t('files.download'), onAct: actions.save },
            { id: 'change', label: t('files.change'), onAct: actions.change },
            { id: 'replace', label: t('files.replace'), onAct: actions.replace },
            { id: 'delete', label: t('me.delete'), danger: true, onAct: actions.remove },
          ]}
        >
          <Icon name="more" />
        </MenuButton>
      )}
    </li>
  )
}
