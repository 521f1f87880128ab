import { vi } from 'vitest'

/** A link as its owner's page is told of it. */
export const share = {
  id: 'one',
  link: 'http://localhost:4001/s/token',
  title: 'For school',
  message: '',
  items: [{ kind: 'file', id: 'f' }],
  may: 'read',
  createdAt: 1,
  expiresAt: null,
  revokedAt: null,
  state: 'open',
  hasPassword: false,
  wrongTries: 0,
  views: 0,
  days: [],
}

/** A file that can be shared. */
export const fileCalled = (id: string, name: string) => ({ id, name, description: '', size: 3 })

/**
 * Answers a page as the server does to somebody who has links and files, and neither profile nor documents.
 *
 * @param own - what is answered otherwise; null where it isn't
 */
export function serve(
  {
    shares = [share],
    files = [fileCalled('f', 'diploma.pdf')],
  }: { shares?: readonly object[]; files?: readonly object[] },
  own: (path: string, init: RequestInit) => Response | null = () => null,
): void {
  vi.stubGlobal('fetch', async (path: string, init: RequestInit = {}) => {
    const answer = own(path, init)
    if (answer) return answer
    if (path === '/api/shares') return Response.json({ shares })
    if (path === '/api/files') return Response.json({ files })
    return path.includes('profile') ? Response.json({}, { status: 404 }) : Response.json({ documents: [] })
  })
}
