import { type FormEvent, useId } from 'react'
import { fileLimits } from '../../library/limits.ts'
import { useWords } from '../language.tsx'
import { Question } from '../parts/dialog.tsx'
import type { FileWords, LibraryFile } from './store.ts'

/** Asks what a file is called, what it is, and under which tags it is found. */
export function FileWordsDialog({
  file,
  onClose,
  onSave,
}: {
  readonly file: LibraryFile | null
  readonly onClose: () => void
  readonly onSave: (file: LibraryFile, words: FileWords) => void
}) {
  const { t } = useWords()
  const id = useId()
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault()
    const data = new FormData(event.currentTarget)
    const text = (name: string): string => {
      const value = data.get(name)
      return typeof value === 'string' ? value.trim() : ''
    }
    const tags = text('tags')
      .split(',')
      .map((tag) => tag.trim().slice(0, fileLimits.tag))
    if (file)
      onSave(file, {
        name: text('name') || file.name,
        description: text('description').replaceAll('\r\n', '\n'),
        tags: [...new Set(tags)].filter(Boolean).slice(0, fileLimits.tags),
      })
    onClose()
  }
  return (
    <Question
      open={file !== null}
      onClose={onClose}
      title={t('files.change')}
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
      <form id={id} className="stack" onSubmit={submit}>
        <div className="field">
          <label htmlFor={`${id}-name`}>{t('files.name')}</label>
          <input
            id={`${id}-name`}
            name="name"
            maxLength={fileLimits.name}
            autoComplete="off"
            defaultValue={file?.name ?? ''}
          />
        </div>
        <div className="field">
          <label htmlFor={`${id}-description`}>{t('files.description')}</label>
          <textarea
            id={`${id}-description`}
            name="description"
            rows={3}
            maxLength={fileLimits.description}
            defaultValue={file?.description ?? ''}
          />
        </div>
        <div className="field">
          <label htmlFor={`${id}-tags`}>{t('library.tags')}</label>
          <input
            id={`${id}-tags`}
            name="tags"
            autoComplete="off"
            defaultValue={file?.tags.join(', ') ?? ''}
            aria-describedby={`${id}-hint`}
          />
          <p className="hint" id={`${id}-hint`}>
            {t('library.tagsHint')}
          </p>
        </div>
      </form>
    </Question>
  )
}
