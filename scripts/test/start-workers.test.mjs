import { spawnSync } from 'node:child_process'
import { expect, it } from 'vitest'
import { root } from '../install.mjs'

const start = (env) =>
  spawnSync(process.execPath, ['scripts/start-workers.mjs'], {
    cwd: root,
    env: { PATH: process.env.PATH, ...env },
    encoding: 'utf8',
  })

it('refuses what a Worker on one’s own machine can’t have, a line each, before it does anything', () => {
  const { status, stderr, stdout } = start({
    LOGIN_ORIGIN: 'https://id.example.eu',
    SMTP_URL: 'smtp://localhost',
    LOGIN_DATABASE_URL: 'postgres://localhost/login',
    PORTAL_DATABASE_URL: 'postgres://localhost/portal',
  })
  expect(status).toBe(1)
  expect(stdout).toBe('')
  expect(stderr.trim().split('\n')).toEqual([
    'LOGIN_ORIGIN=https://id.example.eu can’t be used: start:workers is for one’s own machine.',
    'SMTP_URL can’t be used: a Worker has its mail and its database by bindings.',
    'LOGIN_DATABASE_URL can’t be used: a Worker has its mail and its database by bindings.',
    'PORTAL_DATABASE_URL can’t be used: a Worker has its mail and its database by bindings.',
  ])
}, 20_000)
