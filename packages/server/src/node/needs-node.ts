/** The oldest Node that the apps run on. */
const oldest = [22, 18] as const

/**
 * Ends a program on a Node that is too old for it, with one line that says so. An entry calls it before it
 * imports the program: what an old Node doesn't have would end it first, by a stack trace.
 *
 * @param name what can't start
 * @param version Node's own, by default the one that runs
 */
export function needsNode(name: string, version: string = process.versions.node): void {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  if (major > oldest[0] || (major === oldest[0] && minor >= oldest[1])) return
  console.error(`${name} needs Node ${oldest.join('.')} or newer; this is ${version}. Get it from https://nodejs.org`)
  process.exit(1)
}
