// A registry of our tarballs alone, on this machine, so that projects are installed by the very lines that
// the READMEs print. What isn't ours comes from wherever the package manager gets it.
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'

/**
 * Serves packed packages.
 *
 * @param packages as `packAll` gave them
 * @param options `host` that it listens at and is called by; default: localhost, whichever address that has
 * @returns its address, and what closes it
 */
export async function serveTarballs(packages, { host = 'localhost' } = {}) {
  const held = new Map(
    packages.map(({ tarball, installed }) => {
      const manifest = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8'))
      return [manifest.name, { manifest, content: readFileSync(tarball) }]
    }),
  )
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname).slice(1)
    const name = path.replace(/\/(-\/.*|latest)$/, '')
    const found = held.get(name)
    if (!found) return response.writeHead(404, { 'Content-Type': 'application/json' }).end('{"error":"not found"}')
    if (path.endsWith('.tgz'))
      return response.writeHead(200, { 'Content-Type': 'application/octet-stream' }).end(found.content)
    const { version } = found.manifest
    const dist = {
      tarball: `http://${host}:${server.address().port}/${name}/-/${name.split('/').at(-1)}-${version}.tgz`,
      integrity: `sha512-${createHash('sha512').update(found.content).digest('base64')}`,
      shasum: createHash('sha1').update(found.content).digest('hex'),
    }
    // pnpm asks for one version.
    if (path !== name)
      return response
        .writeHead(200, { 'Content-Type': 'application/json' })
        .end(JSON.stringify({ ...found.manifest, dist }))
    const past = '2026-01-01T00:00:00.000Z'
    response.writeHead(200, { 'Content-Type': 'application/json' }).end(
      JSON.stringify({
        name,
        'dist-tags': { latest: version },
        versions: { [version]: { ...found.manifest, dist } },
        time: { created: past, modified: past, [version]: past },
      }),
    )
  })
  await new Promise((resolve) => server.listen(0, host, resolve))
  return { address: `http://${host}:${server.address().port}/`, close: () => server.close() }
}
