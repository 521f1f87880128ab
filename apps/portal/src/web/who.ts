import { load, type Loaded } from './request.ts'

/** The person signed in, as pages show them. */
export interface Person {
  readonly id: string
  readonly firstName: string | null
  readonly lastName: string | null
  readonly email: string | null
  readonly language: string | null
}

/** Who is signed in; null for a guest. What every page asks first: nothing of documents is loaded for it. */
export const whoIsThere = (): Promise<Loaded<Person | null>> =>
  load('/api/session', (body) => (body['user'] ? toPerson(Object(body['user'])) : null))

function toPerson(user: Readonly<Record<string, unknown>>): Person {
  const text = (name: string): string | null => (typeof user[name] === 'string' ? user[name] : null)
  return {
    id: text('id') ?? '',
    firstName: text('firstName'),
    lastName: text('lastName'),
    email: text('email'),
    language: text('language'),
  }
}
