import { check, type FieldIssue, type Profile, profileSchema } from '@laissez-passer/europass/model'
import { createContext, type ReactNode, use, useCallback, useMemo, useState } from 'react'
import { afterPress } from './after-press.ts'
import { useWords } from '../language.tsx'

interface Issues {
  readonly byPath: ReadonlyMap<string, FieldIssue>
  readonly all: boolean
  readonly touched: ReadonlySet<string>
  readonly touch: (path: string) => void
}

const IssuesContext = createContext<Issues>({ byPath: new Map(), all: false, touched: new Set(), touch: () => {} })

/** What keeps a profile from being finished, in the order of its fields. */
export function profileIssues(profile: Profile): readonly FieldIssue[] {
  const outcome = check(profileSchema, profile)
  return outcome.ok ? [] : outcome.issues
}

/**
 * Checks the profile that its fields show; a problem is told once its field was left, or when `all` are asked
 * for.
 */
export function IssuesProvider({
  profile,
  all = false,
  children,
}: {
  readonly profile: Profile
  readonly all?: boolean
  readonly children: ReactNode
}) {
  const [touched, setTouched] = useState<ReadonlySet<string>>(new Set())
  const touch = useCallback(
    (path: string) => setTouched((before) => (before.has(path) ? before : new Set([...before, path]))),
    [],
  )
  const byPath = useMemo(() => new Map(profileIssues(profile).map((issue) => [issue.path.join('.'), issue])), [profile])
  const issues = useMemo(() => ({ byPath, all, touched, touch }), [byPath, all, touched, touch])
  return <IssuesContext value={issues}>{children}</IssuesContext>
}

/** The problem of one field in words, and the way to say that the field was left. */
export function useIssue(path: string): { readonly message: string | undefined; readonly onBlur: () => void } {
  const { byPath, all, touched, touch } = use(IssuesContext)
  const { t } = useWords()
  const issue = all || touched.has(path) ? byPath.get(path) : undefined
  return { message: issue && t(`issue.${issue.code}`, issue.params), onBlur: () => afterPress(() => touch(path)) }
}
