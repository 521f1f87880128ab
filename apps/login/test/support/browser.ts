export { type Browser, openBrowser, type Visit } from '../../../../packages/hono/test/support/browser.ts'
