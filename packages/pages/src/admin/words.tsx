import type { ReactNode } from 'react'
import { entryWords } from '../account/activity-entry.tsx'
import type { AdminSubject } from '../types.ts'
import { useView, type View } from '../view.ts'

/** What an action is called; one that the catalogue doesn't know, by its name. */
export function actionLabel({ t }: View, action: string): string {
  const key = `admin.action.${action}`
  return t.has(key) ? t(key) : action
}

/**
 * What an action does, in a sentence: to one thing, where a field says which and the catalogue knows better
 * words for that; null: there are none.
 */
export function actionText({ t }: View, action: string, fields: Readonly<Record<string, string>>): string | null {
  const chosen = Object.keys(fields).filter((name) => fields[name] !== '')
  const key = [...chosen.map((name) => `${action}.${name}`), action]
    .map((name) => `admin.action.${name}.text`)
    .find((known) => t.has(known))
  return key === undefined ? null : t(key)
}

/** What a field of an action is called; one that the catalogue doesn't know, by its name. */
export function fieldLabel({ t }: View, name: string): string {
  const key = `admin.field.${name}`
  return t.has(key) ? t(key) : name
}

/** What a part of the provider is called, as `/readyz` names it. */
export function partLabel({ t }: View, name: string): string {
  const further = /^database (\d+)$/.exec(name)?.[1]
  if (further !== undefined) return t('admin.part.database.further', { number: further })
  const key = `admin.part.${name}`
  return t.has(key) ? t(key) : name
}

/** What a fact of the process is called; one that the catalogue doesn't know, by its name. */
export function factLabel({ t }: View, name: string): string {
  const key = `admin.process.${name}`
  return t.has(key) ? t(key) : name
}

/** How a part is, as `/readyz` says it. */
export function stateLabel({ t }: View, state: string): string {
  const key = `admin.state.${state}`
  return t.has(key) ? t(key) : state
}

/** What a row of the audit log tells of: what happens to an account, or what operators do besides. */
export function auditWords(view: View, kind: string): string {
  const key = `admin.event.${kind}`
  return view.t.has(key) ? view.t(key) : entryWords(view, kind)
}

/** How an account stands: who is blocked is seen at once. */
export function StatusTag({ status }: { readonly status: 'pending' | 'active' | 'locked' }): ReactNode {
  const { t } = useView()
  const words = t(`admin.status.${status}`)
  return status === 'locked' ? <span className="tag tag-bad">{words}</span> : words
}

/** Somebody's name, with what tells two of one name apart. */
export function SubjectName({ subject }: { readonly subject: AdminSubject }): ReactNode {
  const { addresses } = useView()
  return (
    <>
      <a href={addresses.admin(`people/${subject.uid}`)}>{subject.name === '' ? subject.email : subject.name}</a>{' '}
      <span className="zone">{subject.uid}</span>
    </>
  )
}
