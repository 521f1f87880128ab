import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** A certificate with its key, PEM. */
export interface Certified {
  readonly key: string
  readonly cert: string
}

/** An authority of its own, for the time of a test. */
export interface Authority {
  /** Its own certificate, PEM: who believes it believes those that it gives. */
  readonly certificate: string
  /** Certifies `localhost`. @param days until it ends; negative: it has ended */
  readonly certify: (days: number, name?: string) => Promise<Certified>
  readonly remove: () => Promise<void>
}

const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes']

export async function authority(): Promise<Authority> {
  const folder = await mkdtemp(join(tmpdir(), 'authority-'))
  const openssl = (...args: readonly string[]) => run('openssl', [...args], { cwd: folder })
  const read = (name: string) => readFile(join(folder, name), 'utf8')
  await openssl('req', '-x509', ...curve, '-keyout', 'ca.key', '-out', 'ca.pem', '-days', '400', '-subj', '/CN=Test CA')
  return {
    certificate: await read('ca.pem'),
    async certify(days, name = 'localhost') {
      await openssl('req', ...curve, '-keyout', 'it.key', '-out', 'it.csr', '-subj', `/CN=${name}`)
      await writeFile(join(folder, 'it.ext'), `subjectAltName=DNS:${name}`)
      const by = ['-CA', 'ca.pem', '-CAkey', 'ca.key', '-extfile', 'it.ext']
      await openssl('x509', '-req', '-in', 'it.csr', ...by, '-days', `${days}`, '-out', 'it.pem')
      return { key: await read('it.key'), cert: await read('it.pem') }
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  }
}
