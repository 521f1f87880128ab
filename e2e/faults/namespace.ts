import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/**
 * Runs a script of this folder where it is alone: nobody else's disk, names or ports are touched.
 *
 * @param url the script's own, `import.meta.url`; it prints its result as JSON
 * @param options `prepared`: what the shell does before, `$1` is the argument; `network`: it has one of its
 * own, which reaches nobody
 */
export function alone(
  url: string,
  {
    argument,
    network = false,
    prepared,
    seconds,
  }: { readonly argument: string; readonly network?: boolean; readonly prepared: string; readonly seconds: number },
): { readonly lost: readonly string[]; readonly line: string } {
  const command = `${prepared} && exec "$2" --no-warnings "$3" "$1"`
  const { status, stderr, stdout } = spawnSync(
    'unshare',
    [network ? '-rmn' : '-rm', 'sh', '-c', command, 'sh', argument, process.execPath, fileURLToPath(url)],
    { encoding: 'utf8', timeout: seconds * 1000 },
  )
  if (status !== 0) throw new Error(stderr || stdout)
  return JSON.parse(stdout.trimEnd().split('\n').at(-1) ?? '')
}
