import type { Person } from './who.ts'

/** Among what `forgetEverything` removes. */
const name = 'lp-portal:person'

/** Who was signed in when the server was last asked; null when nobody was, or nobody asked yet. */
export function rememberedPerson(storage: Storage): Person | null {
  try {
    const found: unknown = JSON.parse(storage.getItem(name) ?? 'null')
    const { id, firstName, lastName }: { [name: string]: unknown } = Object(found)
    if (typeof id !== 'string' || id === '') return null
    const text = (value: unknown): string | null => (typeof value === 'string' ? value : null)
    return { id, firstName: text(firstName), lastName: text(lastName), email: null, language: null }
  } catch {
    return null
  }
}

/**
 * Remembers who is signed in, for when the server can't be asked: the id that their documents lie under here,
 * and the name that pages show.
 *
 * @param person - null: nobody is
 */
export function rememberPerson(person: Person | null, storage: Storage): void {
  if (!person) return storage.removeItem(name)
  const { id, firstName, lastName } = person
  try {
    storage.setItem(name, JSON.stringify({ id, firstName, lastName }))
  } catch {
    // A full disk: with a connection everything works all the same.
  }
}

/** Whether something of this name says who is signed in. */
export const saysWhoIsThere = (key: string | null): boolean => key === name
