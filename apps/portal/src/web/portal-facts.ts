import { useEffect, useState } from 'react'
import { load, type Loaded } from './request.ts'

/** What the operator tells of the portal; null where they tell nothing. */
export interface PortalFacts {
  readonly supportEmail: string | null
  readonly supportUrl: string | null
  readonly docsUrl: string | null
  /** My Account at EU Login. */
  readonly account: string
  /** EU Login’s own help. */
  readonly help: string
}

let asked: Promise<Loaded<PortalFacts>> | null = null

const text = (value: unknown): string | null => (typeof value === 'string' ? value : null)

async function ask(): Promise<Loaded<PortalFacts>> {
  const facts = await load('/api/portal', (body) => ({
    supportEmail: text(body['supportEmail']),
    supportUrl: text(body['supportUrl']),
    docsUrl: text(body['docsUrl']),
    account: text(body['account']) ?? '',
    help: text(body['help']) ?? '',
  }))
  if (!facts.ok) asked = null
  return facts
}

/** What the operator tells of the portal; null until it is known, and without a connection. Asked once. */
export function usePortalFacts(): PortalFacts | null {
  const [facts, setFacts] = useState<PortalFacts | null>(null)
  useEffect(() => {
    let gone = false
    asked ??= ask()
    void asked.then((loaded) => {
      if (!gone && loaded.ok) setFacts(loaded.value)
    })
    return () => {
      gone = true
    }
  }, [])
  return facts
}
