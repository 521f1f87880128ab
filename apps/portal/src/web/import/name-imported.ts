import type { Made } from './keep-import.ts'

/** How what an import makes is named. */
export interface ImportedNames {
  /** The name of the file it came from. */
  readonly file: string
  /** What a letter of a file is called, of which nothing else says it. */
  readonly letterOf: (file: string) => string
}

/** In characters; what a document takes. */
const longest = 120

/**
 * Names what an import makes: as it is called already, a letter by its subject, else by the file. No two
 * have one name.
 */
export function nameImported(made: readonly Made[], { file, letterOf }: ImportedNames): Made[] {
  const whole = file.replace(/\.[^.]*$/, '')
  const taken = new Set<string>()
  const free = (title: string): string => {
    let name = title.trim().slice(0, longest)
    for (let number = 2; taken.has(name); number += 1) {
      const ending = ` ${number}`
      name = `${title.trim().slice(0, longest - ending.length)}${ending}`
    }
    taken.add(name)
    return name
  }
  return made.map((one): Made => {
    if (one.kind === 'cv') return { kind: 'cv', value: { ...one.value, title: free(one.value.title || whole) } }
    const { title, subject } = one.value
    return { kind: 'letter', value: { ...one.value, title: free(title || subject || letterOf(whole)) } }
  })
}
