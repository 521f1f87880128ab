export * from '../../../testing/src/html.ts'
