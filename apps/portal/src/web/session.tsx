import { createContext, type ReactNode, use, useCallback, useEffect, useMemo, useState } from 'react'
import type { HandedOver } from './documents/handover.ts'
import { rememberedPerson, rememberPerson, saysWhoIsThere } from './remembered-person.ts'
import { showTo } from './request.ts'
import { type Person, whoIsThere } from './who.ts'

/** Who uses the portal. `unknown` until the server has said. */
export interface Session {
  readonly status: 'unknown' | 'guest' | 'person'
  readonly person: Person | null
  /** Whether the server has said so; otherwise it is who was signed in when it was last asked. */
  readonly reached: boolean
  /** What the guest's CV became at this sign-in. */
  readonly handedOver: HandedOver | null
  readonly refresh: () => Promise<void>
}

const SessionContext = createContext<Session>({
  status: 'unknown',
  person: null,
  reached: true,
  handedOver: null,
  refresh: async () => {},
})

/** What this needs is a part of the program: where that can't be had, the next page's opening hands over. */
async function handOver(person: Person): Promise<HandedOver | null> {
  const part = await import('./documents/handover.ts').catch(() => null)
  return part && part.handOver(person)
}

/** In milliseconds: how often a server that couldn't be reached is asked again. */
const again = 10_000

/**
 * Asks once who is signed in, and hands a guest's CV over before anything else is shown. Without a connection
 * whoever was signed in still is: what they keep in this browser is theirs to read and write.
 */
export function SessionProvider({ children }: { readonly children: ReactNode }) {
  const [state, setState] = useState<Omit<Session, 'refresh'>>({
    status: 'unknown',
    person: null,
    reached: true,
    handedOver: null,
  })
  const refresh = useCallback(async () => {
    const loaded = await whoIsThere()
    const reached = loaded.ok || loaded.reason !== 'offline'
    const person = loaded.ok ? loaded.value : reached ? null : rememberedPerson(localStorage)
    showTo(person?.id ?? null)
    // Nothing of one person stays while the next one's is handed over: what is done there would be the
    // other's.
    setState((before) =>
      before.person && before.person.id !== person?.id ? { ...before, status: 'unknown', person: null } : before,
    )
    if (reached) rememberPerson(person, localStorage)
    // What reads documents is loaded for those who may have some. Where it can't be had they lie here still.
    if (!person && localStorage.getItem('lp-portal:guest:cv') !== null)
      await import('./documents/legacy-drafts.ts').then(
        ({ takeOverGuestCv }) => takeOverGuestCv(localStorage),
        () => undefined,
      )
    const handedOver = person && reached ? await handOver(person) : null
    setState((before) => ({
      status: person ? 'person' : 'guest',
      // The same person is the same object: what is open stays open.
      person: before.person?.id === person?.id && !reached ? before.person : person,
      reached,
      handedOver: handedOver ?? before.handedOver,
    }))
  }, [])
  useEffect(() => void refresh(), [refresh])
  const { reached, status } = state
  useEffect(() => {
    if (status !== 'guest') return
    // Somebody signed in on another tab, which hands over what a guest wrote on this one, too: what was
    // typed here from now on would be nobody's.
    const heard = ({ key }: StorageEvent): void => {
      if (!saysWhoIsThere(key) || !rememberedPerson(localStorage)) return
      setState((before) => ({ ...before, status: 'unknown' }))
      void refresh()
    }
    window.addEventListener('storage', heard)
    return () => window.removeEventListener('storage', heard)
  }, [status, refresh])
  useEffect(() => {
    if (reached) return
    const ask = (): void => void refresh()
    const timer = setInterval(ask, again)
    window.addEventListener('online', ask)
    return () => {
      clearInterval(timer)
      window.removeEventListener('online', ask)
    }
  }, [reached, refresh])
  const session = useMemo(() => ({ ...state, refresh }), [state, refresh])
  return <SessionContext value={session}>{children}</SessionContext>
}

export const useSession = (): Session => use(SessionContext)

/** The address that signs a person in and brings them back. */
export function loginAddress(options: {
  readonly returnTo: string
  readonly language: string
  readonly create?: boolean
  /** They are to prove who they are, although they are signed in. */
  readonly again?: boolean
}): string {
  return `/auth/login?${new URLSearchParams({ returnTo: options.returnTo, level: 'MEDIUM', lang: options.language, ...(options.create && { create: '1' }), ...(options.again && { again: '1' }) })}`
}
