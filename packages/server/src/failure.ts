import { LaissezPasserError } from '@laissez-passer/password/errors'

/**
 * What was thrown, as a line of the log names it: by our code, else by its class, and by the code alone of
 * what caused it. Never by a message, which may quote data.
 */
export function whatFailed(error: unknown): { readonly error: string; readonly cause?: string } {
  if (!(error instanceof Error)) return { error: 'unknown' }
  return { error: error instanceof LaissezPasserError ? error.code : error.name, ...causeOf(error) }
}

/** What a database or a network said of it, by its code alone: `55P03`, `ECONNREFUSED`. */
function causeOf(error: Error): { readonly cause?: string } {
  const { cause } = error
  if (cause instanceof Error) return { cause: codeOf(cause) ?? cause.name }
  const own = error instanceof LaissezPasserError ? null : codeOf(error)
  return own === null ? {} : { cause: own }
}

function codeOf(error: Error): string | null {
  const code = 'code' in error ? error.code : null
  return typeof code === 'string' && /^[\w-]{1,40}$/.test(code) ? code : null
}

/** Where an error was thrown: the innermost frames of its stack, without the message above them. */
export function placeOf(error: Error): string {
  // Its message stands first, and may have lines that look like frames.
  const stack = (error.stack ?? '').replace(error.message, '')
  const frames = stack.split('\n').filter((line) => /^\s+at /.test(line))
  return frames
    .slice(0, 4)
    .map((line) =>
      line
        .trim()
        .replace(/^at /, '')
        .replace(/\(?(file:\/\/)?\/.*\/(?=[^/]+$)/, '('),
    )
    .join(' < ')
}
