import type { EndedView, MethodCredential, OpenView, ViewParams } from '../context/index.ts'

/** A page that shows nothing besides, such as that of a method which is answered elsewhere. */
export type PlainView = OpenView<Readonly<Record<string, never>>>

/** A page that waits for something typed or done in it. */
export function readyView<Params extends ViewParams>(
  params: Params,
  { credential = null, expiresAt = null }: Partial<Pick<OpenView, 'credential' | 'expiresAt'>> = {},
): OpenView<Params> {
  return { status: 'ready', reason: null, expiresAt, credential, params }
}

/** A page from which nothing will come any more, and why. */
export function endedView<Reason extends string>(
  reason: Reason,
  credential: MethodCredential | null = null,
): EndedView<Reason> {
  return { status: 'ended', reason, expiresAt: null, credential, params: {} }
}
