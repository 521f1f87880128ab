import { existsSync } from 'node:fs'
import { enableCompileCache, flushCompileCache } from 'node:module'
import { fileURLToPath } from 'node:url'

/**
 * Has Node take what V8 made of a program's modules before: the build leaves it in the folder `compiled`
 * beside the entry. An entry calls it before it imports the program; one that says by itself that a Node is
 * too old imports this after that, since `node:module` has what it takes from 22.1 on only. Where the folder
 * isn't there, or was filled by another Node, under other flags or on another kind of processor, Node
 * compiles as ever; it fills the folder then, where it may write there.
 *
 * @param entry address of the entry, `import.meta.url`
 * @see https://nodejs.org/api/module.html#module-compile-cache
 */
export function takeCompiled(entry: string): void {
  const directory = fileURLToPath(new URL('compiled', entry))
  if (!existsSync(directory)) return
  try {
    // Portable: paths count from the folder, so that a program may be built here and run there.
    enableCompileCache({ directory, portable: true })
  } catch {
    // Before 24.12 Node knows no portable folder.
  }
}

/**
 * Frees what Node read of the folder `compiled`, which it would keep to its end. An entry calls it when it
 * has imported the program: what the start asks for then takes that room.
 */
export function freeCompiled(): void {
  flushCompileCache()
}
