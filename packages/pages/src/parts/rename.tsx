import type { ReactNode } from 'react'
import type { FieldIssue, FormProps } from '../props/common.ts'
import { Named } from './named.tsx'
import { useView } from '../view.ts'
import { Issues } from './field.tsx'
import { Form } from './form.tsx'
import { issueId } from './issue.ts'
import { ownWord } from './own-word.ts'

/** "Rename" in a list: opens a field for the new name; open with what was wrong when it was refused. */
export function Rename({
  item,
  label,
  action,
  hidden,
  renaming,
}: Pick<FormProps, 'action' | 'hidden'> & {
  item: { readonly id: string; readonly name: string }
  label: string
  renaming: { readonly name: string; readonly issues: readonly FieldIssue[] } | null
}): ReactNode {
  const { t } = useView()
  const id = renaming === null ? `name-${item.id}` : 'name'
  const wrong = renaming !== null && renaming.issues.length > 0
  return (
    <details className="rename" open={renaming !== null}>
      <summary className="quiet">
        <Named label="devices.rename" name={item.name} />
      </summary>
      <Form action={action} hidden={hidden ?? {}}>
        <div className={wrong ? 'field field-wrong' : 'field'}>
          <label htmlFor={id}>{label}</label>
          <Issues field="name" issues={renaming?.issues} />
          <input
            type="text"
            id={id}
            name="name"
            required
            maxLength={50}
            defaultValue={renaming?.name ?? item.name}
            {...ownWord}
            aria-invalid={wrong ? true : undefined}
            aria-describedby={wrong ? issueId('name') : undefined}
          />
        </div>
        <button type="submit" className="primary">
          {t('save')}
        </button>
      </Form>
    </details>
  )
}
