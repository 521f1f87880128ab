/**
 * One parameter of a request.
 *
 * @returns null where it is absent or empty. Of one that occurs twice none: two readers could mean different
 * ones, so whoever asks says first whether any does ({@link repeated}).
 */
export function parameter(parameters: URLSearchParams, name: string): string | null {
  const values = parameters.getAll(name)
  return values.length === 1 && values[0] !== '' ? (values[0] ?? null) : null
}

/** Which of these parameters occurs more than once; null: none does. */
export function repeated(parameters: URLSearchParams, names: readonly string[]): string | null {
  return names.find((name) => parameters.getAll(name).length > 1) ?? null
}

/**
 * Whether a switch is set: it counts by being there, whatever it says (CAS Protocol 3.0.3 §2.1.1), but for
 * `false`, which several clients send and mean.
 */
export function isSet(parameters: URLSearchParams, name: string): boolean {
  const values = parameters.getAll(name)
  return values.some((value) => value.toLowerCase() !== 'false')
}
