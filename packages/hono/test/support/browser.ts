export * from '../../../testing/src/browser.ts'
