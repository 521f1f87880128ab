/**
 * A parameter that occurs twice and may not (RFC 6749 §3.1, §3.2), since two readers could read two things;
 * null: none does. `resource` may (RFC 8707 §2).
 */
export function repeatedIn(parameters: URLSearchParams): string | null {
  const seen = new Set<string>()
  for (const name of parameters.keys()) {
    if (name === 'resource') continue
    if (seen.has(name)) return name
    seen.add(name)
  }
  return null
}
