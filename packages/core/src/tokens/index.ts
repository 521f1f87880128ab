export { confirmTokenApp, type NewTokenApp, startTokenApp, viewTokenApp } from './enrol.ts'
export { type ImportedKey, importTokens } from './import.ts'
export { listTokens, type ListedToken, removeToken, renameToken, type UnknownToken } from './manage.ts'
export { tokenRules } from './rules.ts'
