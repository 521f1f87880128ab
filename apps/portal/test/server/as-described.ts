import * as z from 'zod'
import { describedAddresses } from '../../src/server/api/addresses.ts'
import { type Described, everywhere, ofAccess } from '../../src/server/api/described.ts'

/** What was sent to the API. */
interface Asked {
  readonly method: string
  readonly path: string
  /** JSON, as text; undefined: none, or bytes. */
  readonly body: string | undefined
}

const described = Object.entries(describedAddresses).map(([address, operation]) => {
  const [method, path = ''] = address.split(' ')
  const pattern = new RegExp(`^/api${path.replaceAll('.', String.raw`\.`).replaceAll(/\{\w+\}/g, '[^/]+')}$`)
  return { method, path, pattern, operation }
})

/** The description of what was asked; where two would do, the one with fewer parameters. */
export function descriptionOf({ method, path }: Pick<Asked, 'method' | 'path'>): Described | undefined {
  const [pathname = ''] = path.split('?')
  const found = described.filter((each) => each.method === method && each.pattern.test(pathname))
  return found.toSorted((one, other) => one.path.split('{').length - other.path.split('{').length)[0]?.operation
}

const problem = z.looseObject({
  status: z.int(),
  title: z.string(),
  type: z.literal('about:blank'),
  reason: z.string(),
})

/**
 * Judges an answer by the API's document: its status, its reason, what it holds, and that what was sent and
 * taken is what the document says is taken.
 *
 * @throws Error that says what isn't as described
 */
export async function judgeAnswer(asked: Asked, answer: Response): Promise<void> {
  const at = `${asked.method} ${asked.path}: ${answer.status}`
  const operation = descriptionOf(asked)
  if (answer.status >= 400) {
    const { reason, status } = problem.parse(await answer.json())
    const reasons = { ...everywhere, ...(operation ? { ...ofAccess[operation.access], ...operation.reasons } : {}) }
    // Some reasons have one status everywhere and another here.
    const known = [everywhere[reason], reasons[reason], operation ? undefined : 404]
    if (status !== answer.status || !known.includes(status)) throw new Error(`${at} "${reason}" isn't described`)
    return
  }
  const told = operation?.answers[z.literal([200, 201, 204]).parse(answer.status)]
  if (!operation || told === undefined) throw new Error(`${at} isn't described`)
  if (told !== 'nothing' && !('file' in told)) {
    const read = z.safeParse(told, await answer.json())
    if (!read.success) throw new Error(`${at} holds what isn't described: ${z.prettifyError(read.error)}`)
  } else if (told !== 'nothing' && !/^(?:application|image)\//.test(answer.headers.get('Content-Type') ?? ''))
    throw new Error(`${at} is no file`)
  if (operation.body !== undefined && operation.body !== 'bytes' && asked.body !== undefined) {
    const sent = z.safeParse(operation.body, JSON.parse(asked.body))
    if (!sent.success) throw new Error(`${at} took what isn't described: ${z.prettifyError(sent.error)}`)
  }
}
