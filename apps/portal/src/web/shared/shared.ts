import type { SharedContent } from '../../shared-view.ts'
import { request } from '../request.ts'

/** What the server says of a link. `busy`: to be asked again after some seconds. */
export type SharedAnswer =
  | { readonly is: 'open'; readonly content: SharedContent }
  | { readonly is: 'password' | 'gone' | 'offline' }
  | { readonly is: 'busy'; readonly wait: number }

/** What a password led to. */
export type PasswordAnswer =
  | { readonly is: 'right' | 'wrong' | 'gone' | 'offline' }
  | { readonly is: 'busy'; readonly wait: number }

const pathOf = (token: string): string => `/api/shared/${encodeURIComponent(token)}`

/** The address of an item's PDF. */
export const pdfPath = (token: string, at: number): string => `${pathOf(token)}/pdf/${at}`

/** The address of a file; `show`: a picture, to be looked at. */
export const filePath = (token: string, id: string, { show = false }: { readonly show?: boolean } = {}): string =>
  `${pathOf(token)}/files/${encodeURIComponent(id)}${show ? '?show' : ''}`

/** Among what this tab remembers: which links it showed, so that loading one again isn't another look. */
const seenName = 'lp-portal:seen-links'

function seen(): readonly string[] {
  try {
    const found: unknown = JSON.parse(sessionStorage.getItem(seenName) ?? '[]')
    return Array.isArray(found) ? found.filter((one) => typeof one === 'string') : []
  } catch {
    return []
  }
}

/**
 * Opens a link.
 *
 * @param options - `language`: the reader's
 */
export async function openShared(token: string, { language }: { readonly language: string }): Promise<SharedAnswer> {
  const before = seen()
  const query = new URLSearchParams({ lang: language, ...(before.includes(token) && { again: '' }) })
  const response = await request(`${pathOf(token)}?${query}`)
  if (response?.ok) {
    const content: SharedContent | null = await response.json().catch(() => null)
    if (!content) return { is: 'offline' }
    remember([...before, token])
    return { is: 'open', content }
  }
  return refusal(response)
}

function remember(tokens: readonly string[]): void {
  try {
    sessionStorage.setItem(seenName, JSON.stringify([...new Set(tokens)].slice(-50)))
  } catch {
    // Then a reload is one look more.
  }
}

function refusal(response: Response | null): Exclude<SharedAnswer, { is: 'open' }> {
  // Nobody reads it: until then the browser waits for the rest.
  void response?.body?.cancel()
  switch (response?.status) {
    case 401:
      return { is: 'password' }
    case 404:
      return { is: 'gone' }
    case 429:
      return { is: 'busy', wait: Number(response.headers.get('Retry-After')) || 5 }
    default:
      return { is: 'offline' }
  }
}

/** Gives a link's password; this browser opens it from then on. */
export async function givePassword(token: string, password: string): Promise<PasswordAnswer> {
  const response = await request(`${pathOf(token)}/password`, { method: 'POST', body: { password } })
  if (response?.ok) return { is: 'right' }
  if (response?.status === 403 || response?.status === 422) return { is: 'wrong' }
  const refused = refusal(response)
  if (refused.is === 'busy') return refused
  return { is: refused.is === 'password' ? 'wrong' : refused.is }
}
