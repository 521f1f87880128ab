import '../../styles/files.css'
import { filesOfEntry } from '@laissez-passer/europass/fields'
import { below, type Patch, type Path } from '@laissez-passer/europass/patch'
import { useId, useRef } from 'react'
import { kindOf, offeredFiles } from '../../../library/kinds.ts'
import { CredentialMark } from '../../credentials/credential-mark.tsx'
import { useEditing, useValue } from '../../editing/use-editing.tsx'
import { Uploads } from '../../files/uploads.tsx'
import { useLibrary } from '../../files/use-library.ts'
import { useWords } from '../../language.tsx'
import { Icon } from '../../parts/drawing.tsx'
import type { FieldProps } from '../field-props.ts'
import { described, FieldFrame } from '../frame.tsx'
import { useIssue } from '../use-issue.ts'

const isText = (one: unknown): one is string => typeof one === 'string'

/** What sets the files of an entry; one without files has no such field. */
export function settingFiles(at: Path, was: readonly string[] | undefined, ids: readonly string[]): Patch[] {
  if (was === undefined && ids.length === 0) return []
  return [{ at, ...(ids.length > 0 && { value: [...ids] }), ...(was !== undefined && { was: [...was] }) }]
}

/** Files that belong to an entry: chosen from the library, or uploaded into it from here. */
export function FilesField({ field, base }: FieldProps<'files'>) {
  const { t } = useWords()
  const editing = useEditing()
  const id = useId()
  const { library, view } = useLibrary()
  const upload = useRef<HTMLInputElement>(null)
  const path = below(base, field.name)
  const value = useValue(path)
  const { message } = useIssue(path)
  const attached = Array.isArray(value) ? value.filter(isText) : undefined
  const ids = attached ?? []
  const { files } = view.list
  const room = filesOfEntry - ids.length
  /** Of what stands there now: files that were on their way may come later. */
  const write = (how: (before: readonly string[]) => readonly string[]): void => {
    const now = editing.shown(path).value
    const before = Array.isArray(now) ? now.filter(isText) : undefined
    editing.change({ profile: settingFiles(path, before, [...new Set(how(before ?? []))].slice(0, filesOfEntry)) })
  }
  const nameless =
    view.status === 'ready' ? 'files.missing' : view.status === 'loading' ? 'frame.loading' : 'files.offline'
  const nameOf = (file: string): string => files.find((one) => one.id === file)?.name ?? t(nameless)
  const isCredential = (file: string): boolean =>
    files.some(({ id: listed, mediaType }) => listed === file && kindOf(mediaType) === 'credential')
  return (
    <FieldFrame id={id} path={path} field={field} message={message} wide>
      {ids.length > 0 && (
        <ul className="skills">
          {ids.map((one) => (
            <li key={one}>
              {nameOf(one)}
              {isCredential(one) && <CredentialMark fileId={one} />}
              <button
                type="button"
                aria-label={t('files.detach', { name: nameOf(one) })}
                onClick={() => write((before) => before.filter((other) => other !== one))}
              >
                <Icon name="close" />
              </button>
            </li>
          ))}
        </ul>
      )}
      <div className="attached">
        <select
          {...described(id, { hint: field.hint !== undefined, message })}
          value=""
          disabled={room <= 0}
          onChange={(event) => {
            const { value: chosen } = event.target
            if (chosen !== '') write((before) => [...before, chosen])
          }}
        >
          <option value="">{t('files.choose')}</option>
          {files
            .filter((file) => !ids.includes(file.id))
            .map((file) => (
              <option key={file.id} value={file.id}>
                {file.name}
              </option>
            ))}
        </select>
        <button type="button" className="button" disabled={room <= 0} onClick={() => upload.current?.click()}>
          <Icon name="add" />
          {t('files.upload')}
        </button>
      </div>
      <input
        ref={upload}
        type="file"
        hidden
        multiple
        accept={offeredFiles}
        onChange={(event) => {
          const chosen = [...(event.target.files ?? [])].slice(0, room)
          event.target.value = ''
          void library
            .upload(chosen)
            .then((kept) => kept.length > 0 && write((before) => [...before, ...kept.map((file) => file.id)]))
        }}
      />
      <Uploads uploads={view.uploads} onDismiss={library.dismiss} />
    </FieldFrame>
  )
}
