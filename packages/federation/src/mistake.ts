/**
 * What is wrong with a service's request, for whoever develops that service. It says what came, and what
 * others have registered: show it where developers are among themselves, and to nobody else.
 */
export interface Mistake {
  /** The parameter, by its name in the request. */
  readonly parameter: string
  /** What came, as it came, cut where it is long; null: nothing. */
  readonly given: string | null
  /** What would be right, letter for letter; empty: no list says it. */
  readonly accepted: readonly string[]
  /** More about it, in English; null: nothing. */
  readonly why: string | null
}

const longest = 300

/** A parameter and what came of it. */
export function about(query: URLSearchParams, parameter: string): Mistake {
  const given = query.get(parameter)
  return {
    parameter,
    given: given === null || given.length <= longest ? given : `${given.slice(0, longest)}…`,
    accepted: [],
    why: null,
  }
}

/** A parameter that occurs twice and may not. */
export function repeatedParameter(query: URLSearchParams, parameter: string): Mistake {
  return { ...about(query, parameter), parameter: parameter.slice(0, longest), why: 'It occurs more than once.' }
}
