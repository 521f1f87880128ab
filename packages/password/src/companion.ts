import { LaissezPasserError } from './errors.ts'

/** A package that is installed by those alone who need it: an optional peer. */
export interface Companion {
  /** What npm calls it. */
  readonly name: string
  /** Begins the sentence "… needs the package …". */
  readonly needs: string
}

/**
 * Loads a package that may not be installed. Where it isn't, that is said with the line that installs it, and
 * not by the runtime's "Cannot find module"; what else fails in it goes through as it is.
 *
 * @param load `() => import('pg')`, so that bundlers see which.
 * @throws LaissezPasserError `missing-package`
 */
export async function companion<Module>(load: () => Promise<Module>, which: Companion): Promise<Module> {
  try {
    return await load()
  } catch (error) {
    throw toldOf(error, which)
  }
}

/**
 * The error that says which package isn't installed, where that is what an error is about; else that error.
 */
export function toldOf(error: unknown, { name, needs }: Companion): unknown {
  if (!isMissing(error, name)) return error
  return new LaissezPasserError(
    'missing-package',
    `${needs} needs the package ${name}, which isn’t installed: npm install ${name}`,
    { cause: error },
  )
}

/**
 * By the words of Node (`import` and `require`), Bun, Deno and yarn's Plug'n'Play. Where the package is there
 * and one that it needs isn't, it isn't this one that is missing.
 */
function isMissing(error: unknown, name: string): boolean {
  if (!(error instanceof Error)) return false
  const quoted = name.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')
  return new RegExp(
    `(?:Cannot find (?:module|package)|Could not resolve|Your application tried to access|tried to access|Import) ["']?${quoted}(?:/[^"'\\s,]*)?["',\\s]`,
  ).test(`${error.message} `)
}
