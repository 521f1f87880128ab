/**
 * The way to a field: steps joined by `/`, as `personal/phones/<id>/number`. A step is a field’s name or an
 * entry’s key. In a step `/` is written `~1` and `~` is `~0`, so that a path can itself be a key (in an
 * overlay).
 *
 * @see https://www.rfc-editor.org/rfc/rfc6901#section-3
 */
export type Path = string

/** Joins steps. */
export const pathOf = (...steps: readonly string[]): Path =>
  steps.map((step) => step.replaceAll('~', '~0').replaceAll('/', '~1')).join('/')

/** Takes a path apart; the empty path is the document itself. */
export const stepsOf = (path: Path): readonly string[] =>
  path === '' ? [] : path.split('/').map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))

/** A path one step longer. */
export const below = (path: Path, step: string): Path => (path === '' ? pathOf(step) : `${path}/${pathOf(step)}`)

/** Whether a path is another one or leads below it. */
export const isWithin = (path: Path, ancestor: Path): boolean =>
  ancestor === '' || path === ancestor || path.startsWith(`${ancestor}/`)
