import type { FieldIssue, FieldIssueCode } from '@laissez-passer/europass/fields'
import type { Path } from '@laissez-passer/europass/patch'
import { createContext, use, useState, useSyncExternalStore } from 'react'
import { useEditing } from '../editing/use-editing.tsx'
import { afterPress } from '../fields/after-press.ts'
import { useWords } from '../language.tsx'
import { issueAt } from './issue.ts'

/** Whether fields tell their problems before they were left: after a download that had some. */
export const TellAllContext = createContext(false)

/** The problem of a field in words, once the field was left; and what to call when it is. */
export function useIssue(path: Path): { readonly message: string | undefined; readonly leave: () => void } {
  const { t } = useWords()
  const { issues, leave } = useIssues(path)
  const [issue] = issues
  return { message: issue && t(`issue.${issue.code}`, issue.params), leave }
}

/** A problem as fields take it. */
export type ToldIssue = Pick<FieldIssue, 'code' | 'params'>

const fine: readonly ToldIssue[] = []

/** The problem of a field, at most one, once the field was left; and what to call when it is. */
export function useIssues(path: Path): { readonly issues: readonly ToldIssue[]; readonly leave: () => void } {
  const editing = useEditing()
  const all = use(TellAllContext)
  const [left, setLeft] = useState(false)
  const told = left || all
  // A text, so that the field renders again only where it is another one.
  const key = useSyncExternalStore(editing.subscribe, () => {
    const issue = told ? issueAt(editing.layers(), path) : null
    return issue ? `${issue.code} ${issue.params['max'] ?? ''}` : ''
  })
  const [code, max] = key.split(' ')
  return {
    issues: isCode(code) ? [{ code, params: max ? { max: Number(max) } : {} }] : fine,
    leave: () => afterPress(() => setLeft(true)),
  }
}

const isCode = (code: string | undefined): code is FieldIssueCode => code !== undefined && code !== ''
