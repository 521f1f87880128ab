import { toList } from './parse.ts'
import type { ListedFiles } from './store.ts'

const nameOf = (person: string): string => `lp-portal:files:${person}`

/** Remembers what somebody's library holds, for when the server can't be asked; nothing of what is in it. */
export function keepList(person: string, list: ListedFiles): void {
  try {
    localStorage.setItem(nameOf(person), JSON.stringify(list))
  } catch {
    // There is no room: then it isn't known without a connection.
  }
}

/** What was remembered; null where nothing was. */
export function keptList(person: string): ListedFiles | null {
  try {
    return toList(JSON.parse(localStorage.getItem(nameOf(person)) ?? ''))
  } catch {
    return null
  }
}

/** Forgets it: with a sign-out. */
export const forgetList = (person: string): void => localStorage.removeItem(nameOf(person))
