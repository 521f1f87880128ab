import { createContext, type ReactNode, use, useCallback, useEffect, useMemo, useState } from 'react'
import type { HandedOver } from './documents/handover.ts'
import { type Person, whoIsThere } from './who.ts'

/** Who uses the portal. `unknown` until the server has said. */
export interface Session {
  readonly status: 'unknown' | 'guest' | 'person'
  readonly person: Person | null
  /** What the guest's CV became at this sign-in. */
  readonly handedOver: HandedOver | null
  readonly refresh: () => Promise<void>
}

const SessionContext = createContext<Session>({
  status: 'unknown',
  person: null,
  handedOver: null,
  refresh: async () => {},
})

/** Asks once who is signed in, and hands a guest's CV over before anything else is shown. */
export function SessionProvider({ children }: { readonly children: ReactNode }) {
  const [state, setState] = useState<Omit<Session, 'refresh'>>({ status: 'unknown', person: null, handedOver: null })
  const refresh = useCallback(async () => {
    const loaded = await whoIsThere()
    const person = loaded.ok ? loaded.value : null
    // What reads documents is loaded for those who may have some.
    if (!person && localStorage.getItem('lp-portal:guest:cv') !== null)
      await (await import('./documents/legacy-drafts.ts')).takeOverGuestCv(localStorage)
    const handedOver = person ? await (await import('./documents/handover.ts')).handOver(person.id) : null
    setState((before) => ({ status: person ? 'person' : 'guest', person, handedOver: handedOver ?? before.handedOver }))
  }, [])
  useEffect(() => void refresh(), [refresh])
  const session = useMemo(() => ({ ...state, refresh }), [state, refresh])
  return <SessionContext value={session}>{children}</SessionContext>
}

export const useSession = (): Session => use(SessionContext)

/** The address that signs a person in and brings them back. */
export function loginAddress(options: {
  readonly returnTo: string
  readonly language: string
  readonly create?: boolean
}): string {
  return `/auth/login?${new URLSearchParams({ returnTo: options.returnTo, level: 'MEDIUM', lang: options.language, ...(options.create && { create: '1' }) })}`
}
