export * from '../fields/issue.ts'
