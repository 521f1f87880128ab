import { useCallback, useEffect, useState } from 'react'
import { type ListedCheck, listChecks } from './checks.ts'

/** The self-assessments of somebody, and how to read them again. */
export function useChecks(owner: string): {
  readonly checks: readonly ListedCheck[]
  readonly again: () => Promise<void>
} {
  const [checks, setChecks] = useState<readonly ListedCheck[]>([])
  const again = useCallback(async () => setChecks(await listChecks(owner)), [owner])
  useEffect(() => void again(), [again])
  return { checks, again }
}
