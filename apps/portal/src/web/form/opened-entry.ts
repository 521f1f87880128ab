import { createContext } from 'react'

/** The entry that is open when its list is shown: where a link leads to. Empty: none. */
export const OpenedEntry = createContext('')
