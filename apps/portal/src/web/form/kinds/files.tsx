import { filesOfEntry } from '@laissez-passer/europass/fields'
import { below, type Patch, type Path } from '@laissez-passer/europass/patch'
import { useEffect, useId, useState } from 'react'
import { guest } from '../../documents/sources.ts'
import { useEditing, useValue } from '../../editing/use-editing.tsx'
import { type FileEntry, listFiles } from '../../files/files.ts'
import { useWords } from '../../language.tsx'
import { Icon } from '../../parts/drawing.tsx'
import { useSession } from '../../session.tsx'
import type { FieldProps } from '../field-props.ts'
import { described, FieldFrame } from '../frame.tsx'
import { useIssue } from '../use-issue.ts'

const isText = (one: unknown): one is string => typeof one === 'string'

/** What sets the files of an entry; one without files has no such field. */
export function settingFiles(at: Path, was: readonly string[] | undefined, ids: readonly string[]): Patch[] {
  if (was === undefined && ids.length === 0) return []
  return [{ at, ...(ids.length > 0 && { value: [...ids] }), ...(was !== undefined && { was: [...was] }) }]
}

/** Files of the library that belong to an entry. */
export function FilesField({ field, base }: FieldProps<'files'>) {
  const { t } = useWords()
  const editing = useEditing()
  const id = useId()
  const { person } = useSession()
  const path = below(base, field.name)
  const value = useValue(path)
  const { message } = useIssue(path)
  const attached = Array.isArray(value) ? value.filter(isText) : undefined
  const ids = attached ?? []
  const [kept, setKept] = useState<readonly FileEntry[] | null>(null)
  const owner = person?.id ?? guest
  useEffect(() => void listFiles(owner).then((listed) => setKept(listed.ok ? listed.value : null)), [owner])
  const write = (next: readonly string[]): void => editing.change({ profile: settingFiles(path, attached, next) })
  const others = (kept ?? []).filter((file) => !ids.includes(file.id))
  return (
    <FieldFrame id={id} path={path} field={field} message={message} wide>
      {ids.length > 0 && (
        <ul className="skills">
          {ids.map((one) => {
            const name = kept?.find((file) => file.id === one)?.name ?? t('files.missing')
            return (
              <li key={one}>
                {name}
                <button
                  type="button"
                  aria-label={t('files.detach', { name })}
                  onClick={() => write(ids.filter((other) => other !== one))}
                >
                  <Icon name="close" />
                </button>
              </li>
            )
          })}
        </ul>
      )}
      <select
        {...described(id, { hint: field.hint !== undefined, message })}
        value=""
        disabled={ids.length >= filesOfEntry}
        onChange={(event) => event.target.value !== '' && write([...ids, event.target.value])}
      >
        <option value="">{t('files.choose')}</option>
        {others.map((file) => (
          <option key={file.id} value={file.id}>
            {file.name}
          </option>
        ))}
      </select>
    </FieldFrame>
  )
}
