import { answered, failure, load, type Loaded, request } from '../request.ts'

/** Somebody's wish to be forgotten. */
export interface LeavingWish {
  /** When it is done, in seconds since the epoch. */
  readonly dueAt: number
}

/** The address under which the browser saves a copy of all that is kept. */
export const copyAddress = '/api/account/archive.zip'

const toWish = (value: unknown): LeavingWish | null => {
  const { dueAt }: { readonly dueAt?: unknown } = Object(value)
  return typeof dueAt === 'number' ? { dueAt } : null
}

/** Whether the person signed in wants to be forgotten, and when that is. */
export const findLeaving = (): Promise<Loaded<LeavingWish | null>> =>
  load('/api/account', ({ leaving }) => toWish(leaving))

/**
 * Asks for it. `again`: they are to prove who they are first.
 */
export async function askLeaving(): Promise<Loaded<LeavingWish | null> | 'again'> {
  const response = await request('/api/account/leaving', { method: 'POST', body: {} })
  if (response?.status === 403) {
    const { reason }: { readonly reason?: unknown } = Object(
      await response
        .clone()
        .json()
        .catch(() => null),
    )
    if (reason === 'sign-in-again') return 'again'
  }
  return answered(response, ({ leaving }) => toWish(leaving))
}

/** Takes the wish back. */
export async function cancelLeaving(): Promise<Loaded<null>> {
  const response = await request('/api/account/leaving', { method: 'DELETE' })
  return response?.ok ? { ok: true, value: null } : failure(response)
}
