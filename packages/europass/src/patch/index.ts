/** Changes of documents: fields and entries, taken back, merged, found. @module */
export { type Entry, entryKey, isEntries, isObject, type Json, type JsonObject, same } from './json.ts'
export type { InsertPatch, MovePatch, Patch, RemovePatch, SetPatch } from './patch.ts'
export { below, isWithin, type Path, pathOf, stepsOf } from './path.ts'
