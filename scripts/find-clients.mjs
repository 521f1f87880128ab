// Other people's programs that `npm run test:interop` needs, clients of CAS and OpenID Connect, proxies,
// systemd's judge of units: those of this machine, else the system's package manager's.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { aptInstall } from './apt.mjs'

/** Debian's package of each, and whether it is there. */
const clients = {
  apache2: () => existsSync('/usr/sbin/apache2'),
  'libapache2-mod-auth-openidc': () => existsSync('/usr/lib/apache2/modules/mod_auth_openidc.so'),
  'libapache2-mod-auth-cas': () => existsSync('/usr/lib/apache2/modules/mod_auth_cas.so'),
  'php-cli': () => spawnSync('php', ['-v']).status === 0,
  'php-curl': () => phpHas('curl'),
  'php-xml': () => phpHas('dom'),
  'php-cas': () => existsSync('/usr/share/php/CAS.php'),
  'python3-authlib': () => spawnSync('/usr/bin/python3', ['-c', 'import authlib']).status === 0,
  'python3-flask': () => spawnSync('/usr/bin/python3', ['-c', 'import flask']).status === 0,
  'python3-requests': () => spawnSync('/usr/bin/python3', ['-c', 'import requests']).status === 0,
  'libauthen-cas-client-perl': () => spawnSync('perl', ['-MAuthen::CAS::Client', '-e', '1']).status === 0,
  'liblwp-protocol-https-perl': () => spawnSync('perl', ['-MLWP::Protocol::https', '-e', '1']).status === 0,
  'nginx-light': () => existsSync('/usr/sbin/nginx'),
  caddy: () => spawnSync('caddy', ['version']).status === 0,
  pebble: () => existsSync('/usr/bin/pebble'),
  systemd: () => spawnSync('systemd-analyze', ['--version']).status === 0,
  openssl: () => spawnSync('openssl', ['version']).status === 0,
}

function phpHas(extension) {
  const { status, stdout } = spawnSync('php', ['-m'], { encoding: 'utf8' })
  return status === 0 && stdout.split('\n').includes(extension)
}

/** Installs those that are missing. Throws one clear line when that can't be done. */
export function needClients(env = process.env) {
  const missing = Object.keys(clients).filter((name) => !clients[name]())
  if (missing.length === 0) return
  const manual = `Install them (Debian: apt-get install ${missing.join(' ')}).`
  aptInstall(missing, { called: 'clients of CAS and OpenID Connect, and proxies', manual, env })
}

/** For the quick start in Java, which `npm run test:full` follows: a JDK, and what reads JSON. */
export function needJdk(env = process.env) {
  const missing = [
    ...(spawnSync('javac', ['-version']).status === 0 ? [] : ['default-jdk-headless']),
    ...(existsSync('/usr/share/java/gson.jar') ? [] : ['libgoogle-gson-java']),
  ]
  if (missing.length === 0) return
  const manual = `Install a JDK, 17 or later, and Gson (Debian: apt-get install ${missing.join(' ')}).`
  aptInstall(missing, { called: 'JDK', manual, env })
}
