import { useEffect, useMemo, useSyncExternalStore } from 'react'
import { guest } from '../documents/sources.ts'
import { useSession } from '../session.tsx'
import { type Library, libraryOf, type LibraryView } from './library.ts'

/** The library of whoever is here, and what it shows; asked again when the connection is back. */
export function useLibrary(): { readonly library: Library; readonly view: LibraryView; readonly owner: string } {
  const { person, reached } = useSession()
  const owner = person?.id ?? guest
  const library = useMemo(() => libraryOf(owner), [owner])
  const view = useSyncExternalStore(library.subscribe, library.view)
  useEffect(() => void library.refresh(), [library, reached])
  return { library, view, owner }
}
