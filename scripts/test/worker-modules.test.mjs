import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { modulesOf, removeUnloaded } from '../workers/modules.ts'

it('a Worker is its own module and what that names, and at its start without what it loads later', () => {
  const folder = mkdtempSync(join(tmpdir(), 'worker-modules-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const write = (name, text) => writeFileSync(join(folder, name), text)
  write('worker.js', 'import{a}from"./near.js";const later=()=>import("./whole.js");fetch("./elsewhere.js")')
  write('near.js', 'export const a=1')
  write('whole.js', 'import"./whole-QR4E.js";import wasm from "./argon2.wasm"')
  write('whole-QR4E.js', 'import{a}from"./near.js"')
  write('argon2.wasm', '"./node.js"')
  write('node.js', '')
  const of = (how) => modulesOf(join(folder, 'worker.js'), how).map((path) => basename(path))
  expect(of()).toEqual(['worker.js', 'near.js', 'whole.js', 'whole-QR4E.js', 'argon2.wasm'])
  expect(of({ atStart: true })).toEqual(['worker.js', 'near.js'])
})

it('what nothing loads is no part of a built Worker', () => {
  const folder = mkdtempSync(join(tmpdir(), 'worker-modules-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const write = (name, text) => writeFileSync(join(folder, name), text)
  write('whole.js', 'import"./whole-AAAA.js";const later=()=>import("./whole-BBBB.js")')
  write('whole-AAAA.js', '')
  write('whole-BBBB.js', 'import"./whole-AAAA.js"')
  write('whole-CCCC.js', 'import"./whole-DDDD.js"')
  write('whole-DDDD.js', '')
  write('node.js', '')
  removeUnloaded(folder)
  expect(readdirSync(folder).toSorted()).toEqual(['node.js', 'whole-AAAA.js', 'whole-BBBB.js', 'whole.js'])
})
