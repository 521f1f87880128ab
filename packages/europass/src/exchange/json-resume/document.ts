import { isObject, type JsonObject } from '../../patch/json.ts'
import { type DocumentDraft, emptyDraft, type Reading } from '../draft.ts'
import { objectOf, textOf } from '../json.ts'
import { lists } from './lists.ts'
import { readJsonResume } from './read.ts'

/** Whether parsed JSON is a JSON Resume: its basics, or one of its lists beside its schema's address. */
export function isJsonResume(json: JsonObject): boolean {
  const { basics } = json
  const said = textOf(json['$schema']).includes('resume-schema')
  return (isObject(basics) && !isObject(json['sections'])) || (said && lists.some((list) => Array.isArray(json[list])))
}

/** The version that a JSON Resume says it is of. */
export function jsonResumeVersion(json: JsonObject): string {
  const said = textOf(objectOf(json['meta'])['version']).replace(/^v/, '')
  return said || (/\/v([\d.]+)\//.exec(textOf(json['$schema']))?.[1] ?? '')
}

/**
 * Reads a JSON Resume as imports give it: what was kept aside is told as well.
 *
 * @param json - parsed JSON
 */
export function readJsonResumeDocument(json: JsonObject, reading: Reading): DocumentDraft {
  const { language, personal, entries, custom, kept, cv } = readJsonResume(json, reading)
  for (const { path, value } of kept)
    reading.notes.kept('put-aside', {
      source: path,
      params: { value: typeof value === 'string' ? value : (JSON.stringify(value) ?? '') },
    })
  return {
    ...emptyDraft(),
    profile: { language, personal, entries, custom, kept },
    cv: { headline: cv.headline, sections: [] },
  }
}
